using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>One figure, before and after, with its definition.</summary>
internal sealed record FigureLine(
    string Name,
    string Definition,
    string Before,
    string After,
    string Change = "",
    string FullBefore = "",
    string FullAfter = "",
    bool IsBetter = false,
    bool InShort = false,
    bool OnlyWide = false);

/// <summary>The figures of a proposal, in the order of every screen that shows them. Each has this one definition.</summary>
internal static class FigureLines
{
    public static IReadOnlyList<FigureLine> Of(ProposalView view)
    {
        var rebalance = view.Content.Rebalance;
        var (before, after) = (rebalance.Before, rebalance.After);
        var policy = view.Snapshot.Policy;
        var year = view.Snapshot.AsOf.TaxYear;
        var rates = view.Snapshot.TaxProfile();
        var minimumCash = policy.Require<MinimumCash>().Of(before.NetAssetValue);
        var lines = new List<FigureLine>
        {
            new(
                $"Tracking error, bp of {policy.Require<TrackingErrorBudget>().Budget.Value:0.#}",
                "Expected annual deviation from what the account follows, one standard deviation, in basis points, against the account's budget",
                Format.Bp(before.Risk.TrackingError),
                Format.Bp(after.Risk.TrackingError),
                Format.SignedBp(after.Risk.TrackingError - before.Risk.TrackingError),
                IsBetter: after.Risk.TrackingError < before.Risk.TrackingError,
                InShort: true),
            new(
                "\u2003sector \u00b7 factor \u00b7 specific",
                "What the sector weights, the factors beyond them, and the single names contribute; the signed squares add up to the square of the tracking error",
                Parts(before.Risk),
                Parts(after.Risk),
                OnlyWide: true),
            new(
                "Biggest position gap, %",
                "The security farthest from its target weight, in percent of the account",
                $"{before.LargestPosition.Name} {Format.SignedPercent(before.LargestPosition.Active)}",
                $"{after.LargestPosition.Name} {Format.SignedPercent(after.LargestPosition.Active)}",
                IsBetter: after.LargestPosition.Active.Magnitude < before.LargestPosition.Active.Magnitude),
            new(
                "Biggest sector gap, %",
                "The sector farthest from its target weight, in percent of the account",
                $"{before.LargestSector.Name} {Format.SignedPercent(before.LargestSector.Active)}",
                $"{after.LargestSector.Name} {Format.SignedPercent(after.LargestSector.Active)}",
                IsBetter: after.LargestSector.Active.Magnitude < before.LargestSector.Active.Magnitude),
            new(
                "Active share, %",
                "Half the sum of all distances from the target weights, cash included",
                Format.Percent(before.ActiveShare),
                Format.Percent(after.ActiveShare),
                Format.SignedPercent(after.ActiveShare - before.ActiveShare),
                OnlyWide: true),
        };
        if (view.Snapshot.Account.Kind.IsTaxable())
        {
            lines.AddRange(
            [
                Dollars($"Short-term gain {year}, $", "Net short-term gains realized this year, before netting against long-term ones", rebalance.YearToDate.ShortTerm, rebalance.YearToDateAfter.ShortTerm),
                Dollars($"Long-term gain {year}, $", "Net long-term gains realized this year, before netting against short-term ones", rebalance.YearToDate.LongTerm, rebalance.YearToDateAfter.LongTerm) with { InShort = true },
                new(
                    rebalance.Pins.Any(p => p.UnknownBasisSold > Shares.Zero) ? "Tax, without the unknown part, $" : "Tax at marginal rates, $",
                    $"Tax on the gains of these trades at marginal rates, {Format.Percent(rates.ShortTermRate)}% short-term and {Format.Percent(rates.LongTermRate)}% long-term, before netting; negative saves",
                    Format.Zero,
                    Format.SignedUsd(rebalance.Objective.Tax),
                    Format.SignedUsd(rebalance.Objective.Tax),
                    FullAfter: Format.FullUsd(rebalance.Objective.Tax),
                    IsBetter: rebalance.Objective.Tax < Money.Zero,
                    InShort: true),
                Dollars("Losses left to harvest, $", "Losses above the policy's minimum that the wash-sale rule allows today", before.HarvestableLoss, after.HarvestableLoss) with { OnlyWide = true },
            ]);
        }
        lines.AddRange(
        [
            new(
                $"Cash, %, need {Format.Percent(minimumCash)}",
                "Cash, less withdrawals due within 14 days, in percent of what stays in the account, against the minimum of the policy; deposits count when they are there",
                Format.Percent(before.CashWeight),
                Format.Percent(after.CashWeight),
                Format.SignedPercent(after.CashWeight - before.CashWeight),
                Format.FullUsd(before.Cash),
                Format.FullUsd(after.Cash),
                IsBetter: before.CashWeight < minimumCash && after.CashWeight >= minimumCash,
                InShort: true),
            new("Trading cost, $", "Estimated spread of all trades, from the policy's cost table", Format.Zero, Format.Usd(rebalance.Objective.Cost), FullAfter: Format.FullUsd(rebalance.Objective.Cost), InShort: true),
            new(
                "Trades \u00b7 holdings",
                "Trades in this proposal, and securities held",
                $"{Format.Zero} \u00b7 {before.Holdings}",
                $"{rebalance.Trades.Count} \u00b7 {after.Holdings}",
                OnlyWide: true),
            new(
                "Worth at the dial, $",
                "Risk reduced plus tax saved plus wishes served, minus trading cost and what waiting is worth: what the optimizer makes the most of. Risk is reckoned in dollars at the price that the account's tax-against-tracking dial sets; it is no money that the client receives",
                Format.Zero,
                Format.SignedUsd(rebalance.Objective.Worth),
                FullAfter: Format.FullUsd(rebalance.Objective.Worth),
                IsBetter: rebalance.Objective.Worth > Money.Zero,
                InShort: true),
        ]);
        if (rebalance.Objective.Wishes != Money.Zero)
        {
            lines.Insert(lines.Count - 1, new(
                "Wishes served at the dial, $",
                "What these trades do for the tilts and scores that are wished for, in dollars as the wishes' strengths set it; it is no money that the client receives",
                Format.Zero,
                Format.SignedUsd(-rebalance.Objective.Wishes),
                FullAfter: Format.FullUsd(-rebalance.Objective.Wishes),
                IsBetter: rebalance.Objective.Wishes < Money.Zero));
        }
        if (rebalance.Objective.Waiting != Money.Zero)
        {
            lines.Insert(lines.Count - 1, new(
                "Waiting is worth, $",
                "What the policy reckons for the chances that taking these losses and gains today gives up: a part of the tax saved that does not count yet, or that is too small to count; it is no money that the client pays",
                Format.Zero,
                Format.SignedUsd(rebalance.Objective.Waiting),
                FullAfter: Format.FullUsd(rebalance.Objective.Waiting),
                OnlyWide: true));
        }
        return lines;
    }

    private static FigureLine Dollars(string name, string definition, Money before, Money after) => new(
        name, definition, Format.SignedUsd(before), Format.SignedUsd(after), Format.SignedUsd(after - before), Format.FullUsd(before), Format.FullUsd(after));

    private static string Parts(Domain.Rebalancing.RiskFigures risk) =>
        $"{Whole(risk.Sector)} \u00b7 {Whole(risk.Factor)} \u00b7 {Whole(risk.Specific)}";

    private static string Whole(BasisPoints part) => Format.Count((int)decimal.Round(part.Value)).Replace('-', '\u2212');
}
