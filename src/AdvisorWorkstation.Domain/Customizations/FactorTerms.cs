using System.Collections;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>
/// The terms of a limit over all securities of a draft. They are put together when they are read: most drafts are made for a look at an account, and no optimizer
/// reads their limits.
/// </summary>
/// <param name="assets">The securities.</param>
/// <param name="coefficients">Their coefficients, in the same order.</param>
internal sealed class FactorTerms(IReadOnlyList<DraftAsset> assets, IReadOnlyList<decimal> coefficients) : IReadOnlyList<(DraftAsset Asset, decimal Coefficient)>
{
    public int Count => assets.Count;

    public (DraftAsset Asset, decimal Coefficient) this[int index] => (assets[index], coefficients[index]);

    public IEnumerator<(DraftAsset Asset, decimal Coefficient)> GetEnumerator() => assets.Zip(coefficients).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
