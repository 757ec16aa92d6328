namespace AdvisorWorkstation.Optimizer.Tests.Problem;

public sealed class ProblemCheckTests
{
    private static readonly RebalanceProblem Sound = new SmallAccount { Rows = [new("row", 0, 1, [0, 1], [1, 1])] }.Build();

    private static IReadOnlyList<ProblemFinding> Findings(
        Assets? assets = null, Lots? lots = null, FactorModel? factors = null, IReadOnlyList<LinearRow>? rows = null, Limits? limits = null,
        Weights? weights = null, double nav = 1e6) =>
        RebalanceProblem.Check(
            assets ?? Sound.Assets, lots ?? Sound.Lots, factors ?? Sound.Factors, rows ?? Sound.Rows, limits ?? Sound.Limits, weights ?? Sound.Weights, nav);

    private static double[] With(double[] values, int index, double value)
    {
        double[] copy = [.. values];
        copy[index] = value;
        return copy;
    }

    private static void Names(string field, int? index, IReadOnlyList<ProblemFinding> findings) =>
        Assert.Contains(findings, finding => finding.Field == field && finding.Index == index);

    [Fact]
    public void A_sound_input_has_no_findings() => Assert.Empty(Findings());

    [Fact]
    public void Not_a_number_is_named_by_field_and_index()
    {
        Names("Assets.Price", 3, Findings(Sound.Assets with { Price = With(Sound.Assets.Price, 3, double.NaN) }));
        Names("Assets.Linear", 2, Findings(Sound.Assets with { Linear = With(Sound.Assets.Linear, 2, double.PositiveInfinity) }));
        Names("Lots.TaxPerUnit", 1, Findings(lots: Sound.Lots with { TaxPerUnit = With(Sound.Lots.TaxPerUnit, 1, double.NaN) }));
        Names("Factors.Covariance", 0, Findings(factors: Sound.Factors with { Covariance = [double.NaN] }));
        Names("Rows[0].Coefficient", 1, Findings(rows: [new("row", 0, 1, [0, 1], [1, double.NaN])]));
        Names("Limits.MinCash", null, Findings(limits: Sound.Limits with { MinCash = double.NaN }));
        Names("Limits.TurnoverCap", null, Findings(limits: Sound.Limits with { TurnoverCap = double.NaN }));
        Names("Weights.Gamma", null, Findings(weights: Sound.Weights with { Gamma = double.NaN }));
        Names("NavUsd", null, Findings(nav: double.NaN));
    }

    [Fact]
    public void Contradictions_are_named_by_field_and_index()
    {
        Names("Assets.Lower", 5, Findings(Sound.Assets with { Lower = With(Sound.Assets.Lower, 5, 2) }));
        Names("Assets.Held", 4, Findings(Sound.Assets with { Held = With(Sound.Assets.Held, 4, 0.5) }));
        Names("Assets.UnitCost", 0, Findings(Sound.Assets with { UnitCost = With(Sound.Assets.UnitCost, 0, -1) }));
        Names("Assets.NoBuy", null, Findings(Sound.Assets with { NoBuy = new bool[3] }));
        Names("Lots.Quantity", 2, Findings(lots: Sound.Lots with { Quantity = With(Sound.Lots.Quantity, 2, 0) }));
        Names("Lots.Asset", 0, Findings(lots: Sound.Lots with { Asset = [9, .. Sound.Lots.Asset[1..]] }));
        Names("Lots.Asset", 1, Findings(lots: Sound.Lots with { Asset = [1, 0, .. Sound.Lots.Asset[2..]] }));
        Names("Factors.Loadings", null, Findings(factors: Sound.Factors with { Loadings = [1] }));
        Names("Factors.Covariance", 2, Findings(factors: new() { Count = 2, Loadings = new double[16], Covariance = [1, 0, 1, 1] }));
        Names("Factors.Covariance", 3, Findings(factors: new() { Count = 2, Loadings = new double[16], Covariance = [1, 2, 2, 1] }));
        Names("Rows[1].Name", null, Findings(rows: [Sound.Rows[0], Sound.Rows[0]]));
        Names("Rows[0].Lower", null, Findings(rows: [new("row", 1, 0, [0], [1])]));
        Names("Rows[0].Asset", 1, Findings(rows: [new("row", 0, 1, [0, 0], [1, 1])]));
        Names("Limits.MinCash", null, Findings(limits: Sound.Limits with { MinCash = 0.5 }));
        Names("Limits.MaxTrades", null, Findings(limits: Sound.Limits with { MaxTrades = 0 }));
        Names("Weights.Theta", null, Findings(weights: Sound.Weights with { Theta = -1 }));
    }

    [Fact]
    public void The_constructor_refuses_what_the_check_finds()
    {
        var exception = Assert.Throws<ArgumentException>(() => new RebalanceProblem(
            Sound.Assets, Sound.Lots, Sound.Factors, Sound.Rows, Sound.Limits, Sound.Weights with { Gamma = 0 }, 1e6));
        Assert.Contains("Weights.Gamma is 0, not above 0", exception.Message, StringComparison.Ordinal);
    }
}
