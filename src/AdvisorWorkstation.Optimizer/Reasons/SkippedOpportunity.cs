namespace AdvisorWorkstation.Optimizer;

/// <summary>Something that the decision leaves undone: a loss that could be harvested, or a weight away from its target.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Lot">The lot with the loss; null for a drift.</param>
/// <param name="Amount">How much is left, as a weight: the lot's unsold amount, or target minus weight.</param>
/// <param name="Worth">What it would save if nothing stood in its way: the tax of the loss, or the risk of the drift; a fraction of NAV.</param>
/// <param name="Stop">The strongest of the things that stand in its way.</param>
public sealed record SkippedOpportunity(int Asset, int? Lot, double Amount, double Worth, Stop Stop);
