using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>The rules that a firm starts with (menus.md, Exception rules), each its version 1, and how rules are held against a proposal.</summary>
public static class ExceptionRules
{
    /// <summary>The rules that a firm starts with.</summary>
    public static IReadOnlyList<ExceptionRule> Standard { get; } =
    [
        Rule("large-account-turnover", "Large account, high turnover", Severity.Review, "turnover > 0.2 and account-value >= 10000000"),
        Rule("turnover", "High turnover", Severity.Review, "turnover > 0.35"),
        Rule("net-gain", "Net realized gain", Severity.Review, "net-gain > 25000 or net-gain-share > 0.005"),
        Rule("short-term-gain", "Short-term gain", Severity.Review, "short-term-gain > 1000"),
        Rule("tax-budget", "Gain budget overspent", Severity.Block, "gain-budget-over > 1"),
        Rule("restriction", "Restriction touched", Severity.Block, "restrictions-touched > 0"),
        Rule("wash-sale", "Wash sale created", Severity.Block, "wash-sales > 0"),
        Rule("data", "Data not clean", Severity.Block, "unclean-data > 0"),
        Rule("unknown-basis", "Unknown basis sold", Severity.Review, "unknown-basis > 0"),
        Rule("tracking-error-block", "Tracking error above the account's limit", Severity.Block, "tracking-error-over-block > 0"),
        Rule("tracking-error", "Tracking error", Severity.Review, "tracking-error-over-budget > 0 or tracking-error-rise > 25"),
        Rule("gap", "Optimality gap", Severity.Review, "gap > 50 or proof-cut-short > 0"),
        Rule("corporate-action", "Corporate action pending", Severity.Review, "actions-pending > 0"),
        Rule("concentration", "Concentration", Severity.Review, "names-above-cap > 0"),
        Rule("order-size", "Order size", Severity.Review, "order-of-volume > 0.1 or order-value > 1000000"),
        Rule("first", "First rebalance", Severity.Review, "first-proposal > 0"),
        Rule("non-discretionary", "Client consent needed", Severity.Review, "not-discretionary > 0"),
        Rule("manual-edit", "Manual edit", Severity.Review, "edited > 0"),
        Rule("manual-edit-cost", "Costly edit", Severity.Review, "edit-cost > 500 or edit-cost-share > 5"),
        Rule("settings", "Settings changed", Severity.Review, "settings-changed > 0"),
        Rule("peers", "Unusual against peers", Severity.Review, "turnover-deviations > 3"),
        Rule("reinvestment", "Dividends are reinvested", Severity.Note, "reinvested-losses > 0"),
        Rule("trade-count", "Trade count", Severity.Note, "trades > 75"),
    ];

    /// <summary>Rules that protect clients and the law: they may be made stricter, and neither be switched off nor ask for less.</summary>
    public static IReadOnlySet<string> Protected { get; } = new HashSet<string>(StringComparer.Ordinal) { "restriction", "wash-sale", "data", "tax-budget", "non-discretionary" };

    /// <summary>Everything that fires on a proposal, the severest first, then in the order of the rules.</summary>
    public static IReadOnlyList<ExceptionFinding> Check(IReadOnlyList<ExceptionRule> rules, IReadOnlyDictionary<string, Fact> facts) =>
        [.. rules.Select(rule => rule.Check(facts)).OfType<ExceptionFinding>().OrderByDescending(f => f.Severity)];

    private static ExceptionRule Rule(string key, string name, Severity severity, string when) =>
        new(key, 1, name, severity, Formula.Parse(when, ProposalFields.All).Value);
}
