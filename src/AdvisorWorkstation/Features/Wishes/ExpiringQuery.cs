using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A choice that ends soon.</summary>
/// <param name="Line">The choice.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Account">An account that it is for, to open.</param>
/// <param name="Days">Days until its last one.</param>
public sealed record ExpiringLine(WishLine Line, string Owner, AccountId? Account, int Days);

/// <summary>The choices that end soon.</summary>
public sealed record ExpiringView(DateOnly Today, IReadOnlyList<ExpiringLine> Lines, bool MaySet);

/// <summary>What ends within two weeks in the viewer's books, the soonest first. What another choice follows on the next day does not expire.</summary>
public sealed class ExpiringQuery(Desk desk)
{
    /// <summary>How far ahead the queue looks.</summary>
    public const int Days = 14;

    public async Task<Outcome<ExpiringView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = await WishWriter.TodayAsync(session, cancel);
        var last = today.AddDays(Days);
        var rows = await db.Set<CustomizationRow>()
            .Where(c => (c.Scope == PolicyScope.Account || c.Scope == PolicyScope.Household) && c.From <= today && c.To >= today && c.To <= last)
            .OrderBy(c => c.To).ThenBy(c => c.Id)
            .ToListAsync(cancel);
        var scopes = rows.Select(r => r.ScopeId).ToHashSet(StringComparer.Ordinal);
        var next = (await db.Set<CustomizationRow>().Where(c => c.From > today && c.From <= last.AddDays(1)).ToListAsync(cancel)).Where(c => scopes.Contains(c.ScopeId)).ToList();
        var accounts = await db.Set<AccountRow>().OrderBy(a => a.Custodian).ThenBy(a => a.Number).ToListAsync(cancel);
        var households = await db.Set<HouseholdRow>().ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var lines = new List<ExpiringLine>();
        foreach (var row in rows)
        {
            var choice = row.ToCustomization();
            var account = accounts.Find(a => a.Id.ToString() == row.ScopeId || a.HouseholdId.ToString() == row.ScopeId);
            if (account is null || next.Exists(n => n.Scope == row.Scope && n.ScopeId == row.ScopeId && n.From == row.To!.Value.AddDays(1) && Policy.IsSameMatter(n.ToCustomization(), choice)))
            {
                continue;
            }
            var owner = row.Scope == PolicyScope.Account ? $"{households[account.HouseholdId]}, {account.Name}" : $"{households[account.HouseholdId]}, all accounts";
            lines.Add(new ExpiringLine(
                new WishLine(row.Id, choice, row.EnteredAt, row.EndReason), owner, account.Id, row.To!.Value.DayNumber - today.DayNumber));
        }
        return new ExpiringView(today, lines, session.Who.May(Capability.SetWishes));
    }
}

/// <summary>What the end of a choice would trade.</summary>
/// <param name="Now">With it.</param>
/// <param name="Then">Without it.</param>
public sealed record ExpiryEffect(Outlook Now, Outlook Then)
{
    public string Sentence => Then.Trades == Now.Trades && Then.Traded == Now.Traded
        ? "Nothing more would be traded."
        : $"{Then.Trades} trades instead of {Now.Trades}, ${Then.Traded.Usd:#,##0} instead of ${Now.Traded.Usd:#,##0}; tracking error {Then.TrackingError.Value:0.0} instead of {Now.TrackingError.Value:0.0} bp.";
}

/// <summary>Computes what the end of a choice would trade in the accounts that it reaches: each solved without it on today's snapshot.</summary>
public sealed class ExpiryEffectQuery(Desk desk, RiskModelStore riskModels, AccountSolves solves)
{
    public async Task<Outcome<ExpiryEffect>> RunAsync(int wish, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        var row = await session.Db.Set<CustomizationRow>().FirstOrDefaultAsync(c => c.Id == wish, cancel);
        if (row is null || await WishSubjects.ReachedAsync(session.Db, new WishSubject(row.Scope, row.ScopeId), today, cancel) is not { } reached)
        {
            return new Refusal("not-found", "There is no such wish.");
        }
        var (now, then) = (new List<Outlook>(), new List<Outlook>());
        foreach (var account in reached)
        {
            var read = await AccountDay.LoadAsync(desk, session, riskModels, account.Id, cancel);
            if (read.IsRefused)
            {
                return read.Refusal;
            }
            var snapshot = read.Value.Snapshot;
            var without = snapshot with { Policy = snapshot.Policy.Without([row.ToCustomization()], snapshot.AsOf) };
            var price = await solves.PriceAsync(snapshot, without, read.Value.RiskModel, cancel);
            if (price.IsRefused)
            {
                return price.Refusal;
            }
            now.Add(price.Value.With);
            then.Add(price.Value.Without);
        }
        return new ExpiryEffect(Sum(now), Sum(then));
    }

    /// <summary>Of several accounts: dollars and trades together, tracking error on average.</summary>
    private static Outlook Sum(List<Outlook> outlooks) => new(
        new BasisPoints(decimal.Round(outlooks.Average(o => o.TrackingError.Value), 4)),
        new Money(outlooks.Sum(o => o.Tax.Usd)),
        new Money(outlooks.Sum(o => o.Cost.Usd)),
        new Money(outlooks.Sum(o => o.Worth.Usd)),
        outlooks.Sum(o => o.Trades),
        new Money(outlooks.Sum(o => o.Traded.Usd)));
}
