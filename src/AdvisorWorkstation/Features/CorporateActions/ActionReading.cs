using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>A household that an action reaches: its ledger, and what the action does to it.</summary>
internal sealed record ReachedHousehold(StoredLedger Ledger, HouseholdEffect Effect, bool IsBooked);

/// <summary>A stored corporate action with everything that booking it takes.</summary>
/// <param name="Row">The action.</param>
/// <param name="Terms">What is booked, or why it can't be.</param>
/// <param name="Households">Whom it reaches; none where the terms can't be booked.</param>
internal sealed record ActionReading(CorporateActionRow Row, Outcome<ActionTerms> Terms, IReadOnlyList<ReachedHousehold> Households)
{
    private const int HouseholdsAtOnce = 20;

    /// <summary>The answer where there is no such action.</summary>
    public static Refusal NotFound { get; } = new("no-action", "There is no such corporate action. It may have been replaced by a later file.");

    /// <summary>Its security, and what holders have of another one afterwards.</summary>
    public IReadOnlyList<SecurityId> Securities =>
        [.. new[] { Row.SecurityId, Terms.IsRefused ? null : Terms.Value.Other() }.OfType<SecurityId>()];

    /// <summary>Reads an action and replays every household that held its security.</summary>
    public static async Task<ActionReading?> LoadAsync(AdvisorDb db, int id, CancellationToken cancel)
    {
        if (await db.Set<CorporateActionRow>().FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } row)
        {
            return null;
        }
        var terms = row.Applied is null ? await AnnouncedAsync(db, row, cancel) : row.AppliedTerms();
        if (terms.IsRefused)
        {
            return new ActionReading(row, terms, []);
        }
        var households = new List<ReachedHousehold>();
        foreach (var some in (await UnbookedActions.HoldersAsync(db, [row.SecurityId], cancel)).OrderBy(h => h.Value).Chunk(HouseholdsAtOnce))
        {
            foreach (var ledger in await StoredLedger.LoadAsync(db, some, cancel))
            {
                var isBooked = ledger.Actions.Any(a => a.Row.Id == id);
                if (isBooked || ledger.HeldBefore(row.SecurityId, row.Effective).Count > 0)
                {
                    households.Add(new ReachedHousehold(ledger, ledger.EffectOf(row, terms.Value), isBooked));
                }
            }
        }
        return new ActionReading(row, terms, households);
    }

    /// <summary>What is shown, and booked: the same lots, the same cash, or nothing.</summary>
    public string Hash() => DomainJson.Hash(DomainJson.Write(new
    {
        Row.ExternalId,
        Row.SecurityId,
        Row.Effective,
        Terms = Terms.IsRefused ? null : Terms.Value,
        Accounts = Households.Where(h => !h.IsBooked).SelectMany(h => h.Effect.Accounts).ToList(),
    }));

    private static async Task<Outcome<ActionTerms>> AnnouncedAsync(AdvisorDb db, CorporateActionRow row, CancellationToken cancel)
    {
        var announced = row.AnnouncedTerms();
        SecurityId? other = announced.Other is not { } ticker
            ? null
            : await db.Set<SecurityRow>().Where(s => s.Ticker == ticker).Select(s => (SecurityId?)s.Id).FirstOrDefaultAsync(cancel);
        var priced = other ?? row.SecurityId;
        var price = await db.Set<PriceRow>().AsNoTracking().FirstOrDefaultAsync(p => p.SecurityId == priced && p.Date == row.Effective, cancel);
        return announced.ToTerms(other, price?.Close);
    }
}
