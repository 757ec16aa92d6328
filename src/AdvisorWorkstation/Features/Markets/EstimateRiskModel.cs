using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets.Estimation;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>What to estimate.</summary>
/// <param name="Until">The last day whose prices count; null for all there are.</param>
public sealed record EstimateRiskModelInput(DateOnly? Until = null);

/// <summary>What came of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Stored">False when the very same numbers were stored before.</param>
public sealed record EstimatedRiskModel(RiskModel Model, bool Stored);

/// <summary>
/// Estimates a risk model from the stored prices and stores it when its numbers are new. It takes the right to import: an estimate takes the place
/// of a model from a file, so whoever may bring in the one may have the other. Who starts a run has that right too.
/// </summary>
public sealed class EstimateRiskModel(Desk desk)
{
    public async Task<Outcome<EstimatedRiskModel>> RunAsync(EstimateRiskModelInput input, Actor actor, CancellationToken cancel)
    {
        var looked = await LoadAsync(input, actor, cancel);
        if (looked.IsRefused)
        {
            return looked.Refusal;
        }
        var (panel, today) = looked.Value;
        if (panel.Securities.Count == 0)
        {
            return new Refusal("no-securities", "There are no securities yet, so there is no risk to estimate. Import securities and prices.");
        }
        var model = StatisticalRiskModel.Estimate(panel, StatisticalRiskOptions.Default, today);
        return await StoreAsync(model, actor, cancel);
    }

    private async Task<Outcome<(PricePanel Panel, AsOf Today)>> LoadAsync(EstimateRiskModelInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return (await PricePanelQuery.LoadAsync(session.Db, input.Until, cancel), new AsOf(DateOnly.FromDateTime(session.At.UtcDateTime)));
    }

    private async Task<Outcome<EstimatedRiskModel>> StoreAsync(RiskModel model, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<RiskModelRow>().AnyAsync(m => m.Hash == model.Hash, cancel))
        {
            return new EstimatedRiskModel(model, false);
        }
        session.Db.Add(EstimatedModelRow.Of(model, session.At));
        await session.CommitAsync([EstimatedModelRow.Event(model)], cancel);
        return new EstimatedRiskModel(model, true);
    }
}
