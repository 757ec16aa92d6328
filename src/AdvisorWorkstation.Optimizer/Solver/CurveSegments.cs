namespace AdvisorWorkstation.Optimizer;

/// <summary>Segments of convex curves in z, as parallel arrays: length, slope at the start, curvature, and the rates at which the four budgets are used.</summary>
internal sealed class CurveSegments
{
    public double[] Length { get; private set; } = [];

    public double[] Slope { get; private set; } = [];

    public double[] Curvature { get; private set; } = [];

    public BudgetPrices[] Rate { get; private set; } = [];

    public void Ensure(int count)
    {
        if (Length.Length < count)
            (Length, Slope, Curvature, Rate) = (new double[count], new double[count], new double[count], new BudgetPrices[count]);
    }

    public void Set(int index, double length, double slope, double curvature, in BudgetPrices rate)
    {
        (Length[index], Slope[index], Curvature[index]) = (length, slope, curvature);
        Rate[index] = rate;
    }
}
