using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>What must never leave the house unseen: counts of trades that break a wish, the wash-sale rule, or stand on data that is not clean.</summary>
internal static class CheckFields
{
    public static IReadOnlyList<ProposalField> All { get; } =
    [
        new(new Field("restrictions-touched", "restrictions touched", FieldUnit.Count, "Trades that a wish forbids."), s => Counted(RestrictionCheck.Touched(s.Snapshot, s.Rebalance))),
        new(new Field("wash-sales", "wash sales created", FieldUnit.Count, "Trades that make a wash sale in the household."), s => Counted(RestrictionCheck.WashSales(s.Snapshot, s.Rebalance))),
        new(new Field("reinvested-losses", "losses of what is reinvested", FieldUnit.Count, "Losses of securities whose dividends the household reinvests."), Reinvested),
        new(new Field("unclean-data", "data that is not clean", FieldUnit.Count, "Trades of quarantined securities or of unknown basis, and an account number that no order can name."), Unclean),
        new(new Field("unknown-basis", "unknown basis sold by a person", FieldUnit.Count, "Securities of which a person sells shares whose basis is unknown."), UnknownBasis),
    ];

    private static Fact Counted(IReadOnlyList<string> found) => new(found.Count, string.Join("; ", found));

    /// <summary>A warning: the next dividend would buy shares back and wash the loss (tax.md, Wash sales).</summary>
    private static Fact Reinvested(ProposalSubject s)
    {
        var groups = s.Snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);
        var washed = s.Rebalance.Trades
            .Where(t => s.Snapshot.Account.Kind.IsTaxable() && t.Lots.Any(l => l.Gain is { Usd: < 0m }))
            .Select(t => (t.Ticker, Holders: s.Snapshot.Reinvesting.Where(h => h.EquivalenceGroup == groups[t.Security]).Select(h => h.Account).ToList()))
            .Where(t => t.Holders.Count > 0)
            .Select(t => $"sells {t.Ticker} at a loss while {string.Join(" and ", t.Holders)} {(t.Holders.Count == 1 ? "reinvests" : "reinvest")} its dividends")
            .ToList();
        return new Fact(washed.Count, $"{string.Join("; ", washed)}: a dividend within 30 days of the sale would wash the loss");
    }

    private static Fact Unclean(ProposalSubject s)
    {
        var quarantined = s.Snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var chosen = s.Rebalance.Pins.Where(p => p.UnknownBasisSold > Shares.Zero).ToDictionary(p => p.Security, p => p.UnknownBasisSold);
        var dirty = s.Rebalance.Trades
            .Where(t => quarantined.Contains(t.Security) || (s.Snapshot.Account.Kind.IsTaxable() && t.SharesOfUnknownBasis() > chosen.GetValueOrDefault(t.Security)))
            .Select(t => t.Ticker.Symbol)
            .ToList();
        return dirty.Count > 0 ? new Fact(dirty.Count, $"trades {string.Join(", ", dirty)}, whose lots or basis are not clean")
            : new AccountNumber(s.Snapshot.Account.Number).IsMasked
                ? new Fact(1m, $"the account's number is known as {s.Snapshot.Account.Number} only, so no order can name it; import the full number")
                : new Fact(0m);
    }

    /// <summary>
    /// A block that two people have overridden with a reason: who edited said why, and who edited is never the only one to approve. Without a person's
    /// word it is data that is not clean.
    /// </summary>
    private static Fact UnknownBasis(ProposalSubject s)
    {
        var tickers = s.Snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.Ticker);
        var sold = s.Rebalance.Pins.Where(p => p.UnknownBasisSold > Shares.Zero)
            .Select(p => $"sells {p.UnknownBasisSold} {tickers[p.Security]} of unknown basis ({p.Reason.TrimEnd('.')})")
            .ToList();
        return new Fact(sold.Count, $"{string.Join("; ", sold)}; no figure has what they realize in it");
    }
}
