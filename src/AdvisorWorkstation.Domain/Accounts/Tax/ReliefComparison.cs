using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>What a sale realizes and costs under one choice of lots, at marginal rates.</summary>
/// <param name="Method">The method that was asked for; null where the lots were named one by one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Takes">The lots that it takes.</param>
/// <param name="ShortTerm">Short-term gains less losses; null when a basis is unknown.</param>
/// <param name="LongTerm">Long-term gains less losses; null when a basis is unknown.</param>
/// <param name="Tax">Tax at marginal rates, negative saves; null when a basis is unknown.</param>
/// <param name="Difference">Tax above the choice that is used, negative where this one is cheaper; null when either is unknown.</param>
/// <param name="Notes">What has to be known to read the figures, a sentence each.</param>
public sealed record ReliefRow(
    LotReliefMethod? Method,
    string Name,
    IReadOnlyList<LotTake> Takes,
    Money? ShortTerm,
    Money? LongTerm,
    Money? Tax,
    Money? Difference,
    IReadOnlyList<string> Notes);

/// <summary>
/// One sale under the choice that is used and under every other relief method: the same shares at the same price on the same day. Figures are at
/// the lots' own marginal rates, to the cent by lot; a loss that the wash-sale rule would disallow is named beside them.
/// </summary>
/// <param name="Used">The choice that is used.</param>
/// <param name="Others">Every other method, in the order of <see cref="ReliefRule.All"/>.</param>
public sealed record ReliefComparison(ReliefRow Used, IReadOnlyList<ReliefRow> Others)
{
    /// <summary>The name of lots that were chosen one by one (Treas. Reg. 1.1012-1(c)(2)).</summary>
    public const string Identified = "Lots chosen one by one";

    /// <summary>The choice that is used, then the others.</summary>
    public IReadOnlyList<ReliefRow> Rows => [Used, .. Others];

    /// <summary>Compares a method with the others.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="used">The method that is used.</param>
    /// <param name="isBlocked">Says whether a loss of a lot would be disallowed; none is when it is left out.</param>
    public static ReliefComparison Of(ReliefSale sale, LotReliefMethod used, Func<LotId, bool>? isBlocked = null) =>
        Compare(sale, RowOf(sale, used, isBlocked), isBlocked);

    /// <summary>Compares lots that were chosen one by one with every method.</summary>
    /// <param name="sale">The sale; its quantity is that of the lots.</param>
    /// <param name="used">The lots that are sold.</param>
    /// <param name="isBlocked">Says whether a loss of a lot would be disallowed; none is when it is left out.</param>
    public static ReliefComparison Of(ReliefSale sale, IReadOnlyList<LotTake> used, Func<LotId, bool>? isBlocked = null)
    {
        var identified = sale with { Quantity = new Shares(used.Sum(t => t.Quantity.Count)) };
        return Compare(identified, RowOf(identified, null, Identified, used, null, isBlocked), isBlocked);
    }

    private static ReliefComparison Compare(ReliefSale sale, ReliefRow used, Func<LotId, bool>? isBlocked) => new(
        used with { Difference = used.Tax - used.Tax },
        [
            .. ReliefRule.All
                .Where(r => r.Method != used.Method)
                .Select(r => RowOf(sale, r.Method, isBlocked))
                .Select(r => r with { Difference = r.Tax - used.Tax }),
        ]);

    private static ReliefRow RowOf(ReliefSale sale, LotReliefMethod method, Func<LotId, bool>? isBlocked)
    {
        var choice = LotRelief.Choose(method, sale);
        return RowOf(sale, method, ReliefRule.Of(method).Name, choice.Takes, choice.Note, isBlocked);
    }

    private static ReliefRow RowOf(
        ReliefSale sale, LotReliefMethod? method, string name, IReadOnlyList<LotTake> takes, string? note, Func<LotId, bool>? isBlocked)
    {
        var taxes = takes.Select(t => (t.Quantity, t.Lot.Id, Tax: LotTaxes.Of(t.Lot, sale.Price, sale.Day, sale.Profile))).ToList();
        var unknown = taxes.Where(t => t.Tax is null).Sum(t => t.Quantity.Count);
        var washed = taxes.Where(t => t.Tax is { IsLoss: true } && isBlocked?.Invoke(t.Id) == true).Sum(t => t.Quantity.Count);
        var known = taxes.Where(t => t.Tax is not null).Select(t => (Shares: t.Quantity.Count, Tax: t.Tax!.Value)).ToList();
        Money? Sum(Func<(decimal Shares, LotTax Tax), decimal> figure) =>
            unknown > 0m ? null : new Money(known.Sum(k => new Money(figure(k)).RoundedToCents.Usd));
        return new ReliefRow(
            method,
            name,
            takes,
            Sum(k => k.Tax.Term == HoldingTerm.ShortTerm ? k.Tax.GainPerShare * k.Shares : 0m),
            Sum(k => k.Tax.Term == HoldingTerm.LongTerm ? k.Tax.GainPerShare * k.Shares : 0m),
            Sum(k => k.Tax.TaxPerShare * k.Shares),
            null,
            [
                .. note is null ? [] : new[] { note },
                .. unknown > 0m ? [$"The basis of {Count(unknown)} is unknown, and so is the tax."] : Array.Empty<string>(),
                .. washed > 0m ? [$"It sells {Count(washed)} at a loss that the wash-sale rule would disallow at least in part."] : Array.Empty<string>(),
            ]);
    }

    private static string Count(decimal shares) =>
        shares.ToString("#,##0.######", CultureInfo.InvariantCulture) + (shares == 1m ? " share" : " shares");
}
