using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>What a proposal realizes.</summary>
internal static class GainFields
{
    public static IReadOnlyList<ProposalField> All { get; } =
    [
        new(new Field("net-gain", "net gain", FieldUnit.Usd, "Short- and long-term gains less losses that the proposal realizes."), s => new Fact(NetGain(s).Usd)),
        new(new Field("net-gain-share", "net gain of the account", FieldUnit.Share, "Net gain over account value before trading."),
            s => new Fact(s.Rebalance.Before.Value.Usd > 0m ? NetGain(s).Usd / s.Rebalance.Before.Value.Usd : 0m)),
        new(new Field("short-term-gain", "short-term gain", FieldUnit.Usd, "Net short-term gain of the proposal, less short-term losses that the year has realized before."), ShortTermGain),
        new(new Field("gain-budget-over", "gain beyond the year's budget", FieldUnit.Usd,
            "Net gain of the year, the proposal included, beyond the short- or the long-term budget; what was beyond it before does not count."), OverBudget),
    ];

    private static Money NetGain(ProposalSubject s) =>
        (s.Rebalance.YearToDateAfter.ShortTerm - s.Rebalance.YearToDate.ShortTerm) + (s.Rebalance.YearToDateAfter.LongTerm - s.Rebalance.YearToDate.LongTerm);

    private static Fact ShortTermGain(ProposalSubject s)
    {
        var gain = s.Rebalance.YearToDateAfter.ShortTerm - s.Rebalance.YearToDate.ShortTerm;
        var afterLosses = gain + Money.Min(s.Rebalance.YearToDate.ShortTerm, Money.Zero);
        return new Fact(afterLosses.Usd, $"short-term gain of {gain.Usd:$#,##0.00;-$#,##0.00}, {afterLosses.Usd:$#,##0.00;-$#,##0.00} after this year's losses");
    }

    private static Fact OverBudget(ProposalSubject s)
    {
        var budget = s.Snapshot.Policy.Require<GainBudget>();
        var before = s.Snapshot.SharedGains is { } shared ? s.Rebalance.YearToDate + shared : s.Rebalance.YearToDate;
        var after = s.Snapshot.SharedGains is { } others ? s.Rebalance.YearToDateAfter + others : s.Rebalance.YearToDateAfter;
        var over = Money.Max(Over(budget.ShortTerm, before.ShortTerm, after.ShortTerm), Over(budget.LongTerm, before.LongTerm, after.LongTerm));
        return new Fact(over.Usd);
    }

    private static Money Over(Money? budget, Money before, Money after) =>
        budget is { } limit ? Money.Max(after - Money.Max(limit, before), Money.Zero) : Money.Zero;
}
