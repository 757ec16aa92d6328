using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A stored choice that concerns an account.</summary>
public sealed record WishLine(int Id, Customization Choice, DateTimeOffset EnteredAt, string EndReason);

/// <summary>What fields of a form look up.</summary>
/// <param name="Tickers">The firm's securities.</param>
/// <param name="Attributes">The columns that attribute files brought.</param>
/// <param name="Models">The models that can be followed.</param>
public sealed record WishLookups(IReadOnlyList<string> Tickers, IReadOnlyList<string> Attributes, IReadOnlyList<string> Models)
{
    public static async Task<WishLookups> LoadAsync(AdvisorDb db, CancellationToken cancel) => new(
        [.. (await db.Set<SecurityRow>().AsNoTracking().Select(s => s.Ticker).ToListAsync(cancel)).Select(t => t.Symbol).Order(StringComparer.Ordinal)],
        await db.Set<SecurityAttributeRow>().AsNoTracking().Select(a => a.Name).Distinct().OrderBy(n => n).ToListAsync(cancel),
        await db.Set<ModelRow>().AsNoTracking().Select(m => m.Name).OrderBy(n => n).ToListAsync(cancel));
}

/// <summary>An account's wishes with all their versions.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Name">The account's name.</param>
/// <param name="HouseholdId">Its household.</param>
/// <param name="Household">The household's name.</param>
/// <param name="Today">The day that the app stands on.</param>
/// <param name="Policy">What holds on it.</param>
/// <param name="Follows">What is followed, in words.</param>
/// <param name="Versions">Every choice of account, household, model and firm, past, present and planned, the newest first.</param>
/// <param name="Requests">Requests that are not settled.</param>
/// <param name="Lookups">What fields look up.</param>
/// <param name="MaySet">True when the viewer may set wishes here.</param>
/// <param name="MayRecord">True when the viewer may write down requests.</param>
public sealed record AccountWishes(
    AccountId Account,
    string Name,
    HouseholdId HouseholdId,
    string Household,
    DateOnly Today,
    Policy Policy,
    string Follows,
    IReadOnlyList<WishLine> Versions,
    IReadOnlyList<WishRequestRow> Requests,
    WishLookups Lookups,
    bool MaySet,
    bool MayRecord)
{
    /// <summary>What holds on a day, of all the versions.</summary>
    public Policy On(DateOnly day) => Policy.Merge(Versions.Select(v => v.Choice), new AsOf(day));

    /// <summary>The stored version that a form about a matter of one level is opened on; null where none holds on the day.</summary>
    public WishLine? Standing(Customization matter, DateOnly day) => Versions
        .Where(v => v.Choice.Scope == matter.Scope && v.Choice.HoldsOn(day) && Policy.IsSameMatter(v.Choice, matter))
        .OrderByDescending(v => v.Choice.From).ThenBy(v => v.Id)
        .FirstOrDefault();

    /// <summary>What holds once a choice with an end is over, in a sentence.</summary>
    public string AfterEnd(Customization ending)
    {
        var standing = Standing(ending, ending.From);
        var left = Policy.Merge(Versions.Where(v => v != standing).Select(v => v.Choice), new AsOf(ending.To!.Value.AddDays(1)));
        var next = left.Entries.FirstOrDefault(e => e.Option == ending.Option && (e.Chosen is null || Policy.IsSameMatter(e.Chosen, ending)));
        return next is null ? "After that day nothing of the kind holds." : $"After that day: {next.Sentence}";
    }

    /// <summary>Choices that begin later, the next first.</summary>
    public IEnumerable<WishLine> Planned => Versions.Where(v => v.Choice.From > Today && !(v.Choice.To < v.Choice.From)).OrderBy(v => v.Choice.From).ThenBy(v => v.Id);
}

/// <summary>Reads an account's wishes. Another book's account is not there.</summary>
public sealed class AccountWishesQuery(Desk desk)
{
    public async Task<Outcome<AccountWishes>> RunAsync(AccountId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        if (await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } account)
        {
            await desk.RecordDenialAsync(session.Who, id.ToString(), "account", cancel);
            return WishSubjects.NotFound;
        }
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        var choices = await PolicyChoices.LoadAsync(db, [account.HouseholdId], [id], cancel);
        var model = choices.ModelOf(account, today);
        var modelId = model.IsRefused ? "none" : WishSubject.Of(model.Value).Id;
        var (household, own) = (account.HouseholdId.ToString(), id.ToString());
        var rows = await db.Set<CustomizationRow>()
            .Where(c => c.Scope == PolicyScope.Firm
                || (c.Scope == PolicyScope.Model && c.ScopeId == modelId)
                || (c.Scope == PolicyScope.Household && c.ScopeId == household)
                || (c.Scope == PolicyScope.Account && c.ScopeId == own))
            .OrderByDescending(c => c.From).ThenByDescending(c => c.Id)
            .ToListAsync(cancel);
        return new AccountWishes(
            id,
            account.Name,
            account.HouseholdId,
            await db.Set<HouseholdRow>().Where(h => h.Id == account.HouseholdId).Select(h => h.Name).SingleAsync(cancel),
            today.Date,
            choices.Of(account, today),
            await FollowsAsync(db, model, today, cancel),
            rows.ConvertAll(r => new WishLine(r.Id, r.ToCustomization(), r.EnteredAt, r.EndReason)),
            await db.Set<WishRequestRow>().Where(r => r.AccountId == id && r.State == RequestState.Open).OrderBy(r => r.Id).ToListAsync(cancel),
            await WishLookups.LoadAsync(db, cancel),
            session.Who.May(Capability.SetWishes),
            session.Who.May(Capability.RecordRequests));
    }

    private static async Task<string> FollowsAsync(AdvisorDb db, Outcome<ModelId> model, AsOf today, CancellationToken cancel)
    {
        if (model.IsRefused)
        {
            return "";
        }
        var book = await ModelBook.LoadAsync(db, today.Date, cancel);
        return book.Models.TryGetValue(model.Value, out var found) ? $"{found.Name}, version {found.Number}" : "";
    }
}
