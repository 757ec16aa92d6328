using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>
/// Lot instructions in FIX. Either the lot fields of extension EP127 in the allocation group, or the text <c>VSP mm/dd/yyyy qty SH; ...</c>, which
/// counterparties agree on; where an order is for several accounts, each entry of the text starts with its account.
/// </summary>
internal static class FixLots
{
    public const string TextPrefix = "VSP ";
    public const string TextSeparator = "; ";
    public const string TextDateFormat = "MM/dd/yyyy";
    public const string FieldDateFormat = "yyyyMMdd";

    /// <summary>The fields that name a lot. A date needs a price and the reverse, so they go together or not at all.</summary>
    public static IEnumerable<FixField> Fields(LotInstruction lot)
    {
        if (lot.CustodianLotId is { } name)
        {
            yield return new FixField(FixTag.CustodialLotId, name);
        }
        if (lot is { Acquired: { } acquired, BasisPerShare: { } basis })
        {
            yield return new FixField(FixTag.VersusPurchaseDate, acquired.ToString(FieldDateFormat, CultureInfo.InvariantCulture));
            yield return new FixField(FixTag.VersusPurchasePrice, basis.ToString("0.00##", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The text for all lots of an order that are told; null when none are.</summary>
    public static string? Text(OrderBlock block)
    {
        var entries = block.Allocations.Where(a => a.LotsAreTold).SelectMany(a => Entries(a, withAccount: block.Allocations.Count > 1)).ToList();
        return entries.Count == 0 ? null : TextPrefix + string.Join(TextSeparator, entries);
    }

    /// <summary>A lot by its fields, in one spelling.</summary>
    public static string NameByFields(LotInstruction lot) => string.Join('/', Fields(lot).Select(f => $"{f.Tag}={f.Value}"));

    /// <summary>A lot by its day, in one spelling.</summary>
    public static string NameByDay(DateOnly acquired) => acquired.ToString(TextDateFormat, CultureInfo.InvariantCulture);

    /// <summary>Lots of one day are one entry: the text can't tell them apart.</summary>
    private static IEnumerable<string> Entries(OrderAllocation allocation, bool withAccount) => allocation.Lots
        .GroupBy(l => l.Acquired!.Value)
        .OrderBy(g => g.Key)
        .Select(g => (Day: NameByDay(g.Key), Quantity: g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity)))
        .Select(e => $"{(withAccount ? allocation.AccountNumber + " " : "")}{e.Day} {e.Quantity} SH");
}
