namespace AdvisorWorkstation.Optimizer;

/// <summary>The input checks behind <see cref="RebalanceProblem.Check"/>; every finding is reported, none stops the others.</summary>
internal static class ProblemCheck
{
    /// <summary>Largest difference between a holding and the sum of its lots, as a fraction of NAV.</summary>
    private const double HeldTolerance = 1e-9;

    public static List<ProblemFinding> Run(
        Assets assets, Lots lots, FactorModel factors, IReadOnlyList<LinearRow> rows, Limits limits, Weights weights, double navUsd)
    {
        List<ProblemFinding> findings = [];
        if (!(navUsd > 0) || double.IsInfinity(navUsd))
            findings.Add(new("NavUsd", null, $"is {navUsd}, not a finite number above 0"));
        CheckAssets(assets, findings);
        CheckLots(assets, lots, findings);
        CheckFactors(assets.Count, factors, findings);
        CheckRows(assets.Count, rows, findings);
        CheckLimits(limits, findings);
        Finite("Weights.Gamma", weights.Gamma, findings, above: 0);
        Finite("Weights.Theta", weights.Theta, findings, atLeast: 0);
        return findings;
    }

    private static void CheckAssets(Assets assets, List<ProblemFinding> findings)
    {
        var n = assets.Count;
        if (n == 0)
            findings.Add(new("Assets.Price", null, "is empty: a problem has at least one asset"));
        Column("Assets.Price", assets.Price, n, findings, above: 0);
        Column("Assets.Target", assets.Target, n, findings);
        Column("Assets.Held", assets.Held, n, findings, atLeast: 0);
        Column("Assets.Lower", assets.Lower, n, findings);
        Column("Assets.Upper", assets.Upper, n, findings);
        Column("Assets.UnitCost", assets.UnitCost, n, findings, atLeast: 0);
        Column("Assets.SpecificVariance", assets.SpecificVariance, n, findings, atLeast: 0);
        Column("Assets.Linear", assets.Linear, n, findings);
        Flags("Assets.Fractional", assets.Fractional, n, findings);
        Flags("Assets.NoBuy", assets.NoBuy, n, findings);
        Flags("Assets.NoSell", assets.NoSell, n, findings);
        Flags("Assets.MustSell", assets.MustSell, n, findings);
        Flags("Assets.WashNoBuy", assets.WashNoBuy, n, findings);
        for (var i = 0; i < Math.Min(n, Math.Min(assets.Lower.Length, assets.Upper.Length)); i++)
        {
            if (assets.Lower[i] > assets.Upper[i])
                findings.Add(new("Assets.Lower", i, $"is {assets.Lower[i]}, above the upper bound {assets.Upper[i]}"));
        }
    }

    private static void CheckLots(Assets assets, Lots lots, List<ProblemFinding> findings)
    {
        var count = lots.Count;
        Column("Lots.Quantity", lots.Quantity, count, findings, above: 0);
        Column("Lots.TaxPerUnit", lots.TaxPerUnit, count, findings);
        Column("Lots.GainPerUnit", lots.GainPerUnit, count, findings);
        Flags("Lots.LongTerm", lots.LongTerm, count, findings);
        Flags("Lots.Locked", lots.Locked, count, findings);
        var sums = new double[assets.Count];
        for (var l = 0; l < count; l++)
        {
            var asset = lots.Asset[l];
            if (asset < 0 || asset >= assets.Count)
                findings.Add(new("Lots.Asset", l, $"is {asset}, which is no asset"));
            else if (l > 0 && asset < lots.Asset[l - 1])
                findings.Add(new("Lots.Asset", l, "is below its predecessor: lots are grouped by asset"));
            else if (l < lots.Quantity.Length)
                sums[asset] += lots.Quantity[l];
        }
        for (var i = 0; i < Math.Min(assets.Count, assets.Held.Length); i++)
        {
            if (Math.Abs(sums[i] - assets.Held[i]) > HeldTolerance * Math.Max(1, Math.Abs(assets.Held[i])))
                findings.Add(new("Assets.Held", i, $"is {assets.Held[i]}, but its lots sum to {sums[i]}"));
        }
    }

    private static void CheckFactors(int n, FactorModel factors, List<ProblemFinding> findings)
    {
        var k = factors.Count;
        if (k < 0)
        {
            findings.Add(new("Factors.Count", null, $"is {k}"));
            return;
        }
        Column("Factors.Loadings", factors.Loadings, n * k, findings);
        Column("Factors.Covariance", factors.Covariance, k * k, findings);
        if (factors.Covariance.Length != k * k)
            return;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (factors.Covariance[i * k + j], factors.Covariance[j * k + i]);
                if (Math.Abs(a - b) > 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b)))
                    findings.Add(new("Factors.Covariance", i * k + j, $"is {a}, and its mirror image {b}: not symmetric"));
            }
        }
        if (findings.Count == 0 && CholeskyFactor.NegativePivot(factors.Covariance, k) is { } row)
            findings.Add(new("Factors.Covariance", row * k + row, "is too small: the matrix is not positive semidefinite"));
    }

    private static void CheckRows(int n, IReadOnlyList<LinearRow> rows, List<ProblemFinding> findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            if (!names.Add(row.Name))
                findings.Add(new($"Rows[{r}].Name", null, $"\"{row.Name}\" is taken by an earlier row"));
            if (double.IsNaN(row.Lower) || double.IsPositiveInfinity(row.Lower))
                findings.Add(new($"Rows[{r}].Lower", null, $"is {row.Lower}"));
            if (double.IsNaN(row.Upper) || double.IsNegativeInfinity(row.Upper))
                findings.Add(new($"Rows[{r}].Upper", null, $"is {row.Upper}"));
            if (row.Lower > row.Upper)
                findings.Add(new($"Rows[{r}].Lower", null, $"is {row.Lower}, above the upper limit {row.Upper}"));
            Column($"Rows[{r}].Coefficient", row.Coefficient, row.Asset.Length, findings);
            var seen = new HashSet<int>();
            for (var j = 0; j < row.Asset.Length; j++)
            {
                if (row.Asset[j] < 0 || row.Asset[j] >= n)
                    findings.Add(new($"Rows[{r}].Asset", j, $"is {row.Asset[j]}, which is no asset"));
                else if (!seen.Add(row.Asset[j]))
                    findings.Add(new($"Rows[{r}].Asset", j, $"repeats asset {row.Asset[j]}"));
            }
        }
    }

    private static void CheckLimits(Limits limits, List<ProblemFinding> findings)
    {
        Finite("Limits.MinCash", limits.MinCash, findings);
        Finite("Limits.MaxCash", limits.MaxCash, findings);
        if (limits.MinCash > limits.MaxCash)
            findings.Add(new("Limits.MinCash", null, $"is {limits.MinCash}, above the largest allowed {limits.MaxCash}"));
        if (!(limits.TurnoverCap >= 0))
            findings.Add(new("Limits.TurnoverCap", null, $"is {limits.TurnoverCap}, not at least 0"));
        Cap("Limits.ShortTermGainBudget", limits.ShortTermGainBudget, findings);
        Cap("Limits.LongTermGainBudget", limits.LongTermGainBudget, findings);
        Finite("Limits.MinTrade", limits.MinTrade, findings, atLeast: 0);
        if (limits.MaxTrades is < 1)
            findings.Add(new("Limits.MaxTrades", null, $"is {limits.MaxTrades}, not at least 1"));
    }

    private static void Cap(string field, double value, List<ProblemFinding> findings)
    {
        if (double.IsNaN(value) || double.IsNegativeInfinity(value))
            findings.Add(new(field, null, $"is {value}"));
    }

    private static void Column(
        string field, double[] values, int length, List<ProblemFinding> findings,
        double above = double.NegativeInfinity, double atLeast = double.NegativeInfinity)
    {
        if (values.Length != length)
            findings.Add(new(field, null, $"has {values.Length} elements, not {length}"));
        for (var i = 0; i < values.Length; i++)
            Finite(field, values[i], findings, above, atLeast, i);
    }

    private static void Flags(string field, bool[] values, int length, List<ProblemFinding> findings)
    {
        if (values.Length != length)
            findings.Add(new(field, null, $"has {values.Length} elements, not {length}"));
    }

    private static void Finite(
        string field, double value, List<ProblemFinding> findings,
        double above = double.NegativeInfinity, double atLeast = double.NegativeInfinity, int? index = null)
    {
        if (!double.IsFinite(value))
            findings.Add(new(field, index, $"is {value}"));
        else if (value <= above)
            findings.Add(new(field, index, $"is {value}, not above {above}"));
        else if (value < atLeast)
            findings.Add(new(field, index, $"is {value}, not at least {atLeast}"));
    }
}
