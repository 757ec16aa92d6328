using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A choice to go on beyond its last day.</summary>
/// <param name="Wish">Which.</param>
/// <param name="To">The new last day; null for no end.</param>
/// <param name="AskedHow">How it was asked for.</param>
/// <param name="Reason">Why.</param>
/// <param name="KnowsConflict">True when who renews it was told that it can't be kept beside the others.</param>
public sealed record RenewWishInput(int Wish, DateOnly? To, string AskedHow, string Reason, bool KnowsConflict = false);

/// <summary>Renews a choice: the version that holds ends today's eve, and the same begins again with another last day. Set like any other wish.</summary>
public sealed class RenewWish(Desk desk, SetWish set)
{
    public async Task<Outcome<int>> RunAsync(RenewWishInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SetWishes, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        WishSubject subject;
        Customization choice;
        await using (var session = opened.Value)
        {
            var today = await WishWriter.TodayAsync(session, cancel);
            var row = await session.Db.Set<CustomizationRow>().FirstOrDefaultAsync(c => c.Id == input.Wish, cancel);
            if (row is null || await WishSubjects.ReachedAsync(session.Db, new WishSubject(row.Scope, row.ScopeId), new AsOf(today), cancel) is null)
            {
                return new Refusal("not-found", "There is no such wish.");
            }
            subject = new WishSubject(row.Scope, row.ScopeId);
            choice = row.ToCustomization() with { From = row.From > today ? row.From : today, To = input.To, AskedHow = input.AskedHow, Reason = input.Reason };
        }
        return await set.RunAsync(new SetWishInput(subject, choice, input.Wish, null, input.KnowsConflict), actor, cancel);
    }
}
