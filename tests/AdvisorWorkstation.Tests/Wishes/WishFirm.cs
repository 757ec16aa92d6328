using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Models;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Wishes;

/// <summary>Wishes of the Lakeside firm, as its people enter them.</summary>
internal static class WishFirm
{
    public const string Account = LakesideFirm.ApprovedAccount;

    public static readonly DateOnly Day = ModelFirm.Day;

    public static Customization Choice(string option, string arguments, PolicyScope scope = PolicyScope.Account, DateOnly? from = null, DateOnly? to = null) =>
        new(option, Arguments.Parse(arguments), scope, from ?? Day, to, "Ana Hartmann", "call", "She wants it so");

    public static async Task<WishSubject> SubjectAsync(this LakesideFirm firm, PolicyScope scope = PolicyScope.Account, string number = Account)
    {
        var account = await firm.AccountAsync(number);
        return scope == PolicyScope.Account ? WishSubject.Of(account.Id) : WishSubject.Of(account.HouseholdId);
    }

    /// <summary>Sets a wish of an account or its household, on whatever holds.</summary>
    public static async Task<Outcome<int>> WishAsync(
        this LakesideFirm firm, Customization choice, Actor? actor = null, bool knows = false, int? request = null, string number = Account)
    {
        var wishes = await firm.WishesAsync(number);
        return await firm.Get<SetWish>().RunAsync(
            new SetWishInput(await firm.SubjectAsync(choice.Scope, number), choice, wishes.Standing(choice, choice.From)?.Id, request, knows),
            actor ?? firm.Advisor, LakesideFirm.Cancel);
    }

    public static async Task<AccountWishes> WishesAsync(this LakesideFirm firm, string number = Account) =>
        (await firm.Get<AccountWishesQuery>().RunAsync((await firm.AccountAsync(number)).Id, firm.Operations, LakesideFirm.Cancel)).Value;

    /// <summary>Sets what the firm stands for.</summary>
    public static async Task<Outcome<DefaultSet>> DefaultAsync(this LakesideFirm firm, string option, string arguments, bool isLocked = false, Actor? actor = null)
    {
        var choice = Choice(option, arguments, PolicyScope.Firm) with { IsLocked = isLocked };
        var standing = (await firm.WishesAsync()).Standing(choice, choice.From);
        return await firm.Get<SetDefault>().RunAsync(new SetDefaultInput(WishSubject.Firm, choice, standing?.Id), actor ?? firm.Policy, LakesideFirm.Cancel);
    }

    /// <summary>One security gets an attribute, as a file brings it.</summary>
    public static Task AttributeAsync(this LakesideFirm firm, string ticker, string name) =>
        firm.ImportAsync("attributes.csv", $"ticker,{name}\n{ticker},1\n");

    public static Task<CustomizationRow> RowAsync(this LakesideFirm firm, int id) =>
        firm.LookAsync(db => db.Set<CustomizationRow>().SingleAsync(c => c.Id == id, LakesideFirm.Cancel));
}
