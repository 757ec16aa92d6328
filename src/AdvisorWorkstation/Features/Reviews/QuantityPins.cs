using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>The quantities that people fixed, with one more.</summary>
internal static class QuantityPins
{
    /// <summary>The pins with an edit, or why it can't be one.</summary>
    public static Outcome<IReadOnlyList<Pin>> With(AccountSnapshot snapshot, IReadOnlyList<Pin> pins, QuantityEdit edit)
    {
        var others = pins.Where(p => p.Security != edit.Security).ToList();
        if (edit.QuantityAfter is not { } after)
        {
            return others;
        }
        if (snapshot.Securities.FirstOrDefault(v => v.Security.Id == edit.Security) is not { } view)
        {
            return new Refusal("unknown-security", "This security is neither held nor in what the account follows.");
        }
        var ticker = view.Security.Ticker;
        var held = snapshot.Positions.FirstOrDefault(p => p.Security == edit.Security)?.Quantity ?? Shares.Zero;
        if (after < Shares.Zero)
        {
            return new Refusal("oversell", $"The account holds {held} {ticker}; it can't sell more than that.");
        }
        if (view.Price is null || snapshot.Quarantined.Any(q => q.Security == edit.Security))
        {
            return new Refusal("quarantined", $"{ticker} can't be traded in this account until its data is clean.");
        }
        var traded = after - held;
        var units = snapshot.InTradingUnits().Custodian;
        if (!units.FractionalShares && after != Shares.Zero && !traded.IsWhole)
        {
            return new Refusal(
                "whole-shares",
                snapshot.Custodian.FractionalShares ? "The account's policy has it trade whole shares only." : $"{snapshot.Custodian.Name} takes whole shares only.");
        }
        if (after != Shares.Zero && decimal.Round(traded.Count, units.ShareDecimals) != traded.Count)
        {
            return new Refusal(
                "share-decimals",
                $"{snapshot.Custodian.Name} takes {units.ShareDecimals} decimals of a share; {traded} {ticker} would be traded. Round the quantity.");
        }
        if (UnknownBasisFault(snapshot, edit, ticker, held, after) is { } fault)
        {
            return fault;
        }
        return (List<Pin>)
        [
            .. others,
            edit.UnknownBasisSold == Shares.Zero
                ? new Pin(edit.Security, after)
                : new Pin(edit.Security, after) { UnknownBasisSold = edit.UnknownBasisSold, Reason = edit.Reason.Trim() },
        ];
    }

    /// <summary>Shares of unknown basis that a sale can take; none where nothing is taxed, because there the optimizer sells them itself.</summary>
    public static Shares OfUnknownBasis(AccountSnapshot snapshot, SecurityId security) => snapshot.Account.Kind.IsTaxable()
        ? new Shares(snapshot.Lots.Where(l => l.Security == security && l.CostBasis is null).Sum(l => l.Quantity.Count))
        : Shares.Zero;

    private static Refusal? UnknownBasisFault(AccountSnapshot snapshot, QuantityEdit edit, Ticker ticker, Shares held, Shares after)
    {
        if (edit.UnknownBasisSold == Shares.Zero)
        {
            return null;
        }
        var most = OfUnknownBasis(snapshot, edit.Security);
        return edit.UnknownBasisSold < Shares.Zero || edit.UnknownBasisSold > most
            ? new Refusal("unknown-basis", $"The account has {most} {ticker} of unknown basis; at most these can be sold so.")
            : held - after < edit.UnknownBasisSold
                ? new Refusal("unknown-basis", $"{edit.UnknownBasisSold} {ticker} of unknown basis leave, so at most {held - edit.UnknownBasisSold} can be held after it.")
                : edit.Reason.Trim().Length < ProposalLife.ShortestReason
                    ? new Refusal("no-reason", $"What the sale realizes is unknown. Say why it is sold all the same, in {ProposalLife.ShortestReason} characters or more.")
                    : !snapshot.Custodian.Takes(edit.UnknownBasisSold) && after != Shares.Zero
                        ? new Refusal("whole-shares", $"{snapshot.Custodian.Name} does not take {edit.UnknownBasisSold} shares in an order. Round the quantity.")
                        : null;
    }
}
