using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Models;

/// <summary>A name that an account holds and that its target is about to lose: what leaving it costs now, and when it becomes cheap.</summary>
/// <param name="Security">Which.</param>
/// <param name="Ticker">Its symbol.</param>
/// <param name="Held">Shares held.</param>
/// <param name="Value">What they are worth.</param>
/// <param name="ShortTermGain">Net gain of its short-term lots today; null when a lot's basis is unknown.</param>
/// <param name="LongTermGain">Net gain of its long-term lots today; null when a lot's basis is unknown.</param>
/// <param name="TaxNow">Tax of selling all of it today at marginal rates, negative saves; null when unknown.</param>
/// <param name="CheapFrom">The first day on which all its gains are long-term; null when they are, or a lot's day is unknown.</param>
/// <param name="TaxThen">The same tax on that day at today's price; null where there is no such day.</param>
/// <param name="HeldAfter">Shares that the best portfolio keeps all the same.</param>
/// <param name="GraceUntil">The last day on which a wish forbids selling it; null when none does.</param>
public sealed record LeavingName(
    SecurityId Security,
    Ticker Ticker,
    Shares Held,
    Money Value,
    Money? ShortTermGain,
    Money? LongTermGain,
    Money? TaxNow,
    DateOnly? CheapFrom,
    Money? TaxThen,
    Shares HeldAfter,
    DateOnly? GraceUntil)
{
    /// <summary>True when selling it costs tax.</summary>
    public bool CostsTax => TaxNow is { Usd: > 0m };

    /// <summary>True when the best portfolio keeps some of it because selling costs tax, and not because a wish says so.</summary>
    public bool IsKeptForTax => CostsTax && HeldAfter > Shares.Zero && GraceUntil is null;

    /// <summary>What leaving a security of an account comes to.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="security">A security that it holds and that has a price.</param>
    /// <param name="after">Shares that it holds after trading.</param>
    public static LeavingName Of(AccountSnapshot snapshot, SecurityId security, Shares after)
    {
        var view = snapshot.Securities.Single(v => v.Security.Id == security);
        var held = snapshot.Positions.Single(p => p.Security == security).Quantity;
        var lots = snapshot.Lots.Where(l => l.Security == security).Select(l => (Lot: l, Tax: LotTaxes.Of(l, view.Price!.Value, snapshot.AsOf, snapshot.TaxProfile()))).ToList();
        var known = lots.Where(l => l.Tax is not null).Select(l => new LotExit(l.Lot, l.Tax!.Value)).ToList();
        var isKnown = known.Count == lots.Count && known.Sum(l => l.Lot.Quantity.Count) == held.Count;
        var dear = known.Where(l => l.Tax.Term == HoldingTerm.ShortTerm && l.Tax.GainPerShare > 0m).ToList();
        DateOnly? cheap = isKnown && snapshot.Account.Kind.IsTaxable() && dear.Count > 0 && dear.TrueForAll(l => l.Lot.Acquired is not null)
            ? dear.Max(l => HoldingPeriod.FirstLongTermSale(l.Lot.Acquired!.Value))
            : null;
        return new LeavingName(
            security,
            view.Security.Ticker,
            held,
            (held * view.Price!.Value).RoundedToCents,
            isKnown ? Sum(known.Where(l => l.Tax.Term == HoldingTerm.ShortTerm), l => l.Tax.GainPerShare) : null,
            isKnown ? Sum(known.Where(l => l.Tax.Term == HoldingTerm.LongTerm), l => l.Tax.GainPerShare) : null,
            isKnown ? Sum(known, l => l.Tax.TaxPerShare) : null,
            cheap,
            cheap is null ? null : Sum(known, l => dear.Contains(l) ? l.Tax.GainPerShare * snapshot.TaxProfile().LongTermRate.Fraction : l.Tax.TaxPerShare),
            after,
            Grace(snapshot, view.Security.Ticker));
    }

    private static DateOnly? Grace(AccountSnapshot snapshot, Ticker ticker) => snapshot.Policy.Entries
        .Where(e => e.Declaration is SecurityRuleOption && e.Declaration.Reduce(e.Arguments) is SecurityRule { Rule: SecurityRule.NeverSell } rule && rule.Ticker == ticker)
        .Select(e => e.Chosen?.To ?? DateOnly.MaxValue)
        .Cast<DateOnly?>()
        .FirstOrDefault();

    private static Money Sum(IEnumerable<LotExit> lots, Func<LotExit, decimal> perShare) =>
        new Money(lots.Sum(l => perShare(l) * l.Lot.Quantity.Count)).RoundedToCents;

    private sealed record LotExit(Lot Lot, LotTax Tax);
}
