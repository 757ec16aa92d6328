namespace AdvisorWorkstation.Optimizer;

/// <summary>What a requirement costs: how much the objective would fall, to first order, per unit by which its limit gave way.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Price">Objective per unit of the limit; above 0.</param>
public sealed record RequirementPrice(Requirement Requirement, double Price)
{
    /// <summary>Every requirement with a price, dearest first, from a solution's multipliers.</summary>
    public static IReadOnlyList<RequirementPrice> All(RebalanceProblem problem, Multipliers multipliers)
    {
        List<RequirementPrice> prices = [];
        void Add(RequirementKind kind, int index, double price)
        {
            if (price > 0)
                prices.Add(new(new(kind, index), price));
        }

        Add(RequirementKind.MinCash, -1, multipliers.Cash);
        Add(RequirementKind.MaxCash, -1, -multipliers.Cash);
        for (var r = 0; r < problem.Rows.Count; r++)
        {
            Add(RequirementKind.RowUpper, r, multipliers.Rows[r]);
            Add(RequirementKind.RowLower, r, -multipliers.Rows[r]);
        }
        Add(RequirementKind.Turnover, -1, multipliers.Turnover);
        Add(RequirementKind.ShortTermGains, -1, multipliers.ShortTermGains);
        Add(RequirementKind.LongTermGains, -1, multipliers.LongTermGains);
        Add(RequirementKind.TradeCount, -1, multipliers.Trades);
        return [.. prices.OrderByDescending(price => price.Price)];
    }
}
