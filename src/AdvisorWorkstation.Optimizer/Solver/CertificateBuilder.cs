namespace AdvisorWorkstation.Optimizer;

/// <summary>Writes the solver's scaled multipliers in the terms of the problem.</summary>
internal static unsafe class CertificateBuilder
{
    public static Multipliers Multipliers(CompiledProblem compiled, double* multipliers, in BudgetPrices prices)
    {
        var rows = new double[compiled.Problem.Rows.Count];
        for (var r = 0; r < rows.Length; r++)
            rows[r] = multipliers[compiled.FactorRows + 1 + r] / compiled.RowScale[r + 1];
        return new Multipliers
        {
            Pi = new ReadOnlySpan<double>(multipliers, compiled.FactorRows).ToArray(),
            Cash = multipliers[compiled.FactorRows],
            Rows = rows,
            Turnover = prices.Turnover,
            ShortTermGains = prices.ShortTerm,
            LongTermGains = prices.LongTerm,
            Trades = prices.Trades,
        };
    }
}
