using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>What a proposal is held against that is not in its own inputs.</summary>
/// <param name="IsFirst">True when nothing was ever traded for the account: no order of ours, no booked trade.</param>
/// <param name="ChangedSettings">Wishes and defaults of the account that changed since the last run over it, in sentences.</param>
/// <param name="PendingActions">Corporate actions that take effect around the day, by security.</param>
/// <param name="Peers">What proposals of other accounts of the same model turned over lately; null where there are too few to compare with.</param>
public sealed record ProposalSurroundings(
    bool IsFirst, IReadOnlyList<string> ChangedSettings, IReadOnlyList<PendingAction> PendingActions, PeerTurnover? Peers)
{
    /// <summary>Nothing around it.</summary>
    public static ProposalSurroundings None { get; } = new(false, [], [], null);
}

/// <summary>A corporate action near the day of a proposal.</summary>
/// <param name="Security">Of which security.</param>
/// <param name="Effective">From which day on.</param>
/// <param name="Words">What it is.</param>
public sealed record PendingAction(SecurityId Security, DateOnly Effective, string Words)
{
    /// <summary>Days before and after a proposal's day within which an action is pending.</summary>
    public const int WithinDays = 2;
}

/// <summary>The turnover of other accounts' proposals.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation.</param>
public sealed record PeerTurnover(int Count, Weight Mean, Weight Deviation)
{
    /// <summary>Fewer than this say nothing.</summary>
    public const int Fewest = 10;

    /// <summary>Of some proposals; null where there are too few.</summary>
    public static PeerTurnover? Of(IReadOnlyCollection<Weight> turnovers)
    {
        if (turnovers.Count < Fewest)
        {
            return null;
        }
        var mean = turnovers.Sum(t => t.Fraction) / turnovers.Count;
        var variance = turnovers.Sum(t => (t.Fraction - mean) * (t.Fraction - mean)) / (turnovers.Count - 1);
        return new PeerTurnover(turnovers.Count, new Weight(mean), new Weight((decimal)Math.Sqrt((double)variance)));
    }
}

/// <summary>A proposal as the exception rules see it.</summary>
/// <param name="Snapshot">What it was computed from.</param>
/// <param name="Rebalance">Its trades and figures.</param>
/// <param name="Around">What it is held against.</param>
/// <param name="UneditedWorth">What the run's own revision is worth; null for that revision itself.</param>
public sealed record ProposalSubject(AccountSnapshot Snapshot, Rebalance Rebalance, ProposalSurroundings Around, Money? UneditedWorth = null);
