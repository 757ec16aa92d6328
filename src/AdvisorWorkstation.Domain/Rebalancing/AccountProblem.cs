using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A quantity that a person fixed: the optimizer works around it.</summary>
/// <param name="Security">Which security.</param>
/// <param name="QuantityAfter">Shares held after the rebalance.</param>
public sealed record Pin(SecurityId Security, Shares QuantityAfter)
{
    /// <summary>
    /// Shares of it that the person sells from lots of unknown basis, the oldest lots first; part of what <see cref="QuantityAfter"/> takes away. The
    /// optimizer never sells such a lot by itself, because what a sale would realize is unknown.
    /// </summary>
    public Shares UnknownBasisSold { get; init; }

    /// <summary>Why, where shares of unknown basis are sold.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>An account's rebalance as the optimizer's problem, with the way back to lots and dollars.</summary>
/// <param name="Snapshot">What it was made from.</param>
/// <param name="Holdings">The managed holdings; their order is that of the problem's assets.</param>
/// <param name="Draft">The requirements in the account's own units.</param>
/// <param name="Risk">The risk model's rows in the same order.</param>
/// <param name="Lots">The lots in the order of the problem's; null for the stand-in of a quarantined position.</param>
/// <param name="LotTaxes">What each lot would realize per share; null where its basis is unknown or it stands in.</param>
/// <param name="Problem">The problem itself.</param>
public sealed record AccountProblem(
    AccountSnapshot Snapshot,
    Holdings Holdings,
    ProblemDraft Draft,
    AlignedRisk Risk,
    IReadOnlyList<Lot?> Lots,
    IReadOnlyList<LotTax?> LotTaxes,
    RebalanceProblem Problem)
{
    /// <summary>Quantities that a person fixed.</summary>
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>What the wishes say of each lot, in the order of the problem's; null where a row stands in, or stands for shares that a person sells.</summary>
    public required IReadOnlyList<DraftLot?> DraftLots { get; init; }

    /// <summary>True for a lot that only a wish keeps which yields to a need.</summary>
    internal bool IsFreeInNeed(int lot) => DraftLots[lot] is { Locks.Count: > 0, IsLocked: false } kept
        && (kept.Tax is not null || !Snapshot.Account.Kind.IsTaxable())
        && !kept.IsWashed;

    /// <summary>Limits that are not in the problem because they seldom bind; <see cref="GuardSearch"/> sees that the answer keeps them.</summary>
    public IReadOnlyList<LinearRow> Guards { get; init; } = [];
}

/// <summary>
/// From a snapshot to the optimizer's problem: the one place where decimals become doubles. The requirements of the policy are written into a draft
/// first (<see cref="ProblemDraft"/>); what the books forbid is added here: quarantined securities, wash sales, lots of unknown basis.
/// </summary>
public static class ProblemTranslation
{
    /// <summary>The problem of an account, or why there is none.</summary>
    public static Outcome<AccountProblem> Translate(AccountSnapshot snapshot, RiskModel riskModel, IReadOnlyList<Pin> pins)
    {
        if (riskModel.Hash != snapshot.RiskModelHash)
        {
            throw new ArgumentException($"snapshot names risk model {snapshot.RiskModelHash}, not {riskModel.Hash}");
        }
        snapshot = snapshot.InTradingUnits();
        var drafted = AccountDraft.Of(snapshot, (securities, targets) => RiskLens.For(riskModel, securities, targets), pins);
        if (drafted.IsRefused)
        {
            return drafted.Refusal;
        }
        var (holdings, draft, risk) = drafted.Value;
        if (draft.Assets.FirstOrDefault(a => a.MustSell && a.NoSell && a.Held > Weight.Zero) is { } torn)
        {
            return new Refusal("conflict", $"Wishes about {torn.View.Security.Ticker} exclude each other: {string.Join("; ", torn.Reasons)}.");
        }

        if (draft.Refusals.Count > 0)
        {
            return new Refusal("conflict", string.Join(' ', draft.Refusals));
        }
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var lots = LotTable.Build(snapshot, holdings, draft, quarantined, pins);
        var problem = new RebalanceProblem(
            AssetTable.Build(snapshot, holdings, draft, risk, lots, quarantined, pins.ToDictionary(p => p.Security)),
            lots.Lots,
            new FactorModel { Count = risk.FactorCount, Loadings = risk.Loadings, Covariance = risk.FactorCovariance },
            Rows(draft, snapshot.Custodian, guards: false),
            LimitsOf(draft, holdings, snapshot.Custodian),
            new Weights { Gamma = (double)draft.RiskAversion, Theta = 1d },
            (double)holdings.NetAssetValue.Usd);
        return new AccountProblem(snapshot, holdings, draft, risk, lots.Sources, [.. lots.Drafts.Select(d => d?.Tax)], problem)
        {
            Pins = pins,
            DraftLots = lots.Drafts,
            Guards = Rows(draft, snapshot.Custodian, guards: true),
        };
    }

    /// <summary>
    /// The linear limits. None demands or allows other than what is left once everything that has to go is gone: its place may be in names that can't be
    /// bought today.
    /// </summary>
    private static LinearRow[] Rows(ProblemDraft draft, Custodian custodian, bool guards)
    {
        var index = draft.Assets.Select((a, i) => (a, i)).ToDictionary(p => p.a, p => p.i);
        return
        [
            .. draft.Rows.Where(row => row.IsGuard == guards).Select(row => (Row: row, Wider: custodian.OrdersFractions() ? 0m : row.IsGuard ? LargestStep(draft, row, custodian.RoundLot) : RoomForOneShare(draft, row, custodian.RoundLot))).Select(p => new LinearRow(
                p.Row.Name,
                (double)Math.Min(p.Row.Lower - p.Wider, LeftAfterForcedSales(p.Row)),
                (double)Math.Max(p.Row.Upper + p.Wider, LeftAfterForcedSales(p.Row)),
                [.. p.Row.Terms.Select(t => index[t.Asset])],
                [.. p.Row.Terms.Select(t => (double)t.Coefficient)])),
        ];
    }

    /// <summary>What one share more or less may move a limit by: rounding several names to whole shares must not break it.</summary>
    private static decimal LargestStep(ProblemDraft draft, DraftRow row, int unit) => row.Terms
        .Where(t => t.Asset.View is { Price: not null } && t.Asset.Target > Weight.Zero && !t.Asset.NoBuy)
        .Select(t => Math.Abs(t.Coefficient) * unit * t.Asset.View.Price!.Value.UsdPerShare / draft.NetAssetValue.Usd)
        .DefaultIfEmpty(0m)
        .Max();

    private static decimal LeftAfterForcedSales(DraftRow row) =>
        row.Terms.Where(t => !t.Asset.MustSell).Sum(t => t.Coefficient * t.Asset.Held.Fraction);

    /// <summary>
    /// What a limit has to give to either side so that one share of its cheapest name fits inside: in whole shares a small account can't hit a
    /// narrower one.
    /// </summary>
    private static decimal RoomForOneShare(ProblemDraft draft, DraftRow row, int unit)
    {
        var shares = row.Terms
            .Where(t => t.Asset.View is { Price: not null } && t.Asset.Target > Weight.Zero && !t.Asset.NoBuy)
            .Select(t => unit * t.Asset.View.Price!.Value.UsdPerShare / draft.NetAssetValue.Usd)
            .ToList();
        return shares.Count == 0 ? 0m : Math.Max(0m, (shares.Min() - (row.Upper - row.Lower)) / 2m);
    }

    private static Limits LimitsOf(ProblemDraft draft, Holdings holdings, Custodian custodian)
    {
        var nav = draft.NetAssetValue;
        return new Limits
        {
            MinCash = (double)draft.MinimumCash.Fraction,
            MaxCash = (double)MaximumCash(draft, holdings, custodian).Fraction,
            TurnoverCap = draft.TurnoverCap is { } cap ? (double)cap.Fraction : double.PositiveInfinity,
            ShortTermGainBudget = Part(WithLosses(draft.ShortTermGainBudget, draft.ForcedShortTermLoss), nav),
            LongTermGainBudget = Part(WithLosses(draft.LongTermGainBudget, draft.ForcedLongTermLoss), nav),
            MinTrade = (double)draft.MinimumTrade.ShareOf(nav).Fraction,
            MaxTrades = draft.MaximumTrades,
        };
    }

    /// <summary>A budget that demands a net loss as well.</summary>
    private static Money? WithLosses(Money? budget, Money losses) => losses <= Money.Zero ? budget : budget is { } limit ? Money.Min(limit, -losses) : -losses;

    internal static double Part(Money? budget, Money nav) => budget is { } limit ? (double)limit.ShareOf(nav).Fraction : double.PositiveInfinity;

    /// <summary>
    /// The policy's limit, widened where the smallest possible trade is bigger than the room between the two limits: a small account at a
    /// custodian that takes whole shares only can't do better.
    /// </summary>
    private static Weight MaximumCash(ProblemDraft draft, Holdings holdings, Custodian custodian)
    {
        var smallestShare = holdings.Securities
            .Where(v => v.Target > Weight.Zero && v.Price is not null)
            .Select(v => v.Price!.Value.UsdPerShare)
            .DefaultIfEmpty(0m)
            .Min();
        var step = Money.Max(draft.MinimumTrade, custodian.OrdersFractions() ? Money.Zero : new Money(smallestShare * custodian.RoundLot));
        var room = draft.MinimumCash + step.ShareOf(draft.NetAssetValue) * 2m;
        return Weight.Max(draft.MaximumCash, room.Fraction < 1m ? room : Weight.One);
    }
}
