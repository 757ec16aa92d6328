using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Reviews;

namespace AdvisorWorkstation.Features.Today;

/// <summary>Where the one thing to do about a line is done.</summary>
internal static class AlertAddress
{
    public static string Of(TodayRow row) => row switch
    {
        { ProposalId: { } proposal, State: { } state } when state.NeedsPerson() => $"/proposals/{proposal}",
        { Triggers: [var first, ..] } => first.Kind switch
        {
            AlertKind.IndexChange => "/models/changes",
            AlertKind.DataProblem => $"/accounts/{row.AccountId}?tab=holdings",
            AlertKind.TaxBudget or AlertKind.TurningLongTerm or AlertKind.WashWindow or AlertKind.HarvestBlocked => $"/accounts/{row.AccountId}?tab=taxes",
            _ when first.Kind.IsTradable() && row.ProposalId is { } ready => $"/proposals/{ready}",
            _ => $"/accounts/{row.AccountId}?tab=alerts",
        },
        _ => $"/accounts/{row.AccountId}?tab=alerts",
    };
}
