namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// One linear requirement on the weights after the rebalance: Lower &lt;= sum of Coefficient[j] * x[Asset[j]] &lt;= Upper.
/// </summary>
/// <param name="Name">How findings, certificates and conflicts call the row; unique within a problem.</param>
/// <param name="Lower">Lower limit; <see cref="double.NegativeInfinity"/> for none.</param>
/// <param name="Upper">Upper limit; <see cref="double.PositiveInfinity"/> for none.</param>
/// <param name="Asset">Assets with a coefficient, each at most once.</param>
/// <param name="Coefficient">Coefficients, aligned with <paramref name="Asset"/>.</param>
public sealed record LinearRow(string Name, double Lower, double Upper, int[] Asset, double[] Coefficient);
