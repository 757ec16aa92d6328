using System.Globalization;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>Why no allowed portfolio was found, in words.</summary>
internal static class InfeasibilityWords
{
    public static Refusal Of(AccountProblem account, Solution solution)
    {
        if (solution.Infeasible is { } report)
        {
            var conflict = string.Join(" and ", report.Conflict.Select(r => RequirementWords.Of(account, r)).Distinct(StringComparer.Ordinal));
            return new Refusal("conflict", $"These can't all hold at once: {conflict}. {Way(account, report)}");
        }
        return new Refusal("no-feasible-point", "No allowed portfolio was found in the work that a run may spend. Look at the account's limits.");
    }

    /// <summary>The cheapest way out where it can be measured.</summary>
    private static string Way(AccountProblem account, InfeasibilityReport report) =>
        report.Relaxation is [{ Amount: > 0d and < double.PositiveInfinity } step] && Amount(account, step) is { } amount
            ? $"Loosen one of them; the least change is {RequirementWords.Of(account, step.Requirement)} by {amount}."
            : "Loosen one of them.";

    private static string? Amount(AccountProblem account, RelaxationStep step) => step.Requirement.Kind switch
    {
        RequirementKind.MinCash or RequirementKind.ShortTermGains or RequirementKind.LongTermGains =>
            "$" + Up((decimal)step.Amount * account.Holdings.NetAssetValue.Usd, 0).ToString("N0", CultureInfo.InvariantCulture),
        RequirementKind.MaxCash or RequirementKind.Turnover or RequirementKind.AssetLower or RequirementKind.AssetUpper => Percent(step.Amount),
        RequirementKind.TradeCount => step.Amount.ToString("N0", CultureInfo.InvariantCulture),
        RequirementKind.RowLower or RequirementKind.RowUpper when Array.TrueForAll(account.Problem.Rows[step.Requirement.Index].Coefficient, a => a == 1d) =>
            Percent(step.Amount),
        _ => null,
    };

    private static string Percent(double part) => Up((decimal)part * 100m, 2).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Rounded so that it is enough: what the solver can't tell from a limit is not added to it.</summary>
    private static decimal Up(decimal amount, int digits)
    {
        var step = (decimal)Math.Pow(10, -digits);
        return Math.Ceiling((amount / step) - 0.001m) * step;
    }
}
