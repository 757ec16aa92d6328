using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>
/// The risk model for today's work: estimates one when there is none, or when prices are newer than the newest one. A model from a file stays until
/// somebody imports another or asks for an estimate: an estimate must not push a provider's model aside unasked.
/// </summary>
public sealed class EnsureRiskModel(Desk desk, RiskModelStore store, EstimateRiskModel estimate)
{
    public async Task<Outcome<RiskModel>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var looked = await LookAsync(actor, cancel);
        if (looked.IsRefused || looked.Value is not null)
        {
            return looked.IsRefused ? looked.Refusal : looked.Value!;
        }
        var estimated = await estimate.RunAsync(new EstimateRiskModelInput(), actor, cancel);
        return estimated.IsRefused ? estimated.Refusal : estimated.Value.Model;
    }

    /// <summary>The stored model when it will do, or null.</summary>
    private async Task<Outcome<RiskModel?>> LookAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var newest = await RiskModelStore.Newest(session.Db).Select(m => new { m.AsOf, m.Source }).FirstOrDefaultAsync(cancel);
        if (newest is null)
        {
            return (RiskModel?)null;
        }
        var prices = await PriceDays.NewestWholeAsync(session.Db, cancel);
        return newest.Source == EstimatedModelRow.Source && prices > newest.AsOf
            ? (RiskModel?)null
            : await store.NewestAsync(session.Db, cancel);
    }
}
