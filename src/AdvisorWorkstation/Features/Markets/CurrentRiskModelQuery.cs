using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>The risk model that everything is measured with today: the newest that is stored.</summary>
public sealed class CurrentRiskModelQuery(Desk desk, RiskModelStore store)
{
    public static readonly Refusal NoModel = new(
        "no-risk-model", "There is no risk model yet. Import one, or import prices and have one estimated.");

    public async Task<Outcome<RiskModel>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeMarkets, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return await store.NewestAsync(session.Db, cancel) is { } model ? model : NoModel;
    }
}
