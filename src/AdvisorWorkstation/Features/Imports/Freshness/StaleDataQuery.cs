using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>How new everything is that the firm stands on.</summary>
/// <param name="Today">The day of the look.</param>
/// <param name="Lines">One line for each kind of data, or for each custodian or index of it.</param>
public sealed record StaleDataBoard(DateOnly Today, IReadOnlyList<FreshnessLine> Lines)
{
    /// <summary>Lines that need a look.</summary>
    public int Stale => Lines.Count(l => l.Cause is not null);
}

/// <summary>Reads the board; a firm without any security has an empty one.</summary>
public sealed class StaleDataQuery(Desk desk)
{
    private delegate Task<IReadOnlyList<FreshnessLine>> Look(AdvisorDb db, FreshnessDays days, CancellationToken cancel);

    private static readonly Look[] Kinds =
    [
        PriceFreshness.LoadAsync,
        PositionFreshness.LoadAsync,
        TransactionFreshness.LoadAsync,
        ActionFreshness.LoadAsync,
        IndexFreshness.LoadAsync,
        RiskModelFreshness.LoadAsync,
        AttributeFreshness.LoadAsync,
    ];

    public async Task<Outcome<StaleDataBoard>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var days = FreshnessDays.On(session.Today());
        var lines = new List<FreshnessLine>();
        if (await session.Db.Set<SecurityRow>().AnyAsync(cancel))
        {
            foreach (var look in Kinds)
            {
                lines.AddRange(await look(session.Db, days, cancel));
            }
        }
        return new StaleDataBoard(days.Today, lines);
    }
}
