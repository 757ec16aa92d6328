using AdvisorWorkstation.Domain.Rebalancing;
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
        if (!snapshot.Custodian.FractionalShares && after != Shares.Zero && !traded.IsWhole)
        {
            return new Refusal("whole-shares", $"{snapshot.Custodian.Name} takes whole shares only.");
        }
        if (after != Shares.Zero && decimal.Round(traded.Count, snapshot.Custodian.ShareDecimals) != traded.Count)
        {
            return new Refusal(
                "share-decimals",
                $"{snapshot.Custodian.Name} takes {snapshot.Custodian.ShareDecimals} decimals of a share; {traded} {ticker} would be traded. Round the quantity.");
        }
        return (List<Pin>)[.. others, new Pin(edit.Security, after)];
    }
}
