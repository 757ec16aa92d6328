using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>
/// An account's problem while its requirements are being written into it, in the account's own units: dollars, and parts of the
/// account's value. It starts without limits; each requirement states its own, in the order of the menus.
/// </summary>
public sealed class ProblemDraft(Money netAssetValue, YearToDateGains yearToDate, IReadOnlyList<DraftAsset> assets)
{
    /// <summary>Positions, cash and pending flows together: what every part is a part of.</summary>
    public Money NetAssetValue { get; } = netAssetValue;

    /// <summary>What the account realized since January.</summary>
    public YearToDateGains YearToDate { get; } = yearToDate;

    private const decimal WorthOfDeviation = 0.001m;

    /// <summary>The day that the wishes are read on.</summary>
    public AsOf AsOf { get; init; }

    /// <summary>Withdrawals that cash is kept for, at most zero; they are no part of <see cref="NetAssetValue"/>.</summary>
    public Money AboutToLeave { get; init; } = Money.Zero;

    /// <summary>True where gains are taxed, and money may be borrowed.</summary>
    public bool IsTaxable { get; init; } = true;

    /// <summary>Dividends that arrived in cash this year.</summary>
    public IReadOnlyList<DividendReceived> DividendsReceived { get; init; } = [];

    /// <summary>What was sold since January.</summary>
    public Money SoldThisYear { get; init; } = Money.Zero;

    /// <summary>The risk model's factors that tell the target's names apart; empty where no risk model is at hand.</summary>
    public IReadOnlyList<FactorExposure> Factors { get; init; } = [];

    /// <summary>Every security that is held or in the target.</summary>
    public IReadOnlyList<DraftAsset> Assets { get; } = assets;

    /// <summary>The lots that could be sold, in the order of the securities; empty where only securities are looked at.</summary>
    public IReadOnlyList<DraftLot> Lots { get; init; } = [];

    /// <summary>The rates that the account is reckoned with.</summary>
    public TaxProfile Rates { get; init; } = TaxProfile.None;

    /// <summary>The day of the account's last trades; null when it has not traded lately.</summary>
    public DateOnly? LastTraded { get; init; }

    /// <summary>What other accounts of the household are about to sell in the same run.</summary>
    public IReadOnlySet<SecurityId> SoldInHousehold { get; init; } = new HashSet<SecurityId>();

    /// <summary>What other accounts of the household are about to buy in the same run.</summary>
    public IReadOnlySet<SecurityId> BoughtInHousehold { get; init; } = new HashSet<SecurityId>();

    /// <summary>Linear limits over securities.</summary>
    public List<DraftRow> Rows { get; } = [];

    /// <summary>What the linear terms of the securities are there for, in the words of the requirements that wrote them.</summary>
    public List<string> Wishes { get; } = [];

    /// <summary>What a unit of active variance costs; the tax and the cost of trading are in dollars as they are.</summary>
    public decimal RiskAversion { get; set; }

    /// <summary>The tax-against-tracking dial's stop, 1 to 5.</summary>
    public int DialStop { get; set; } = 3;

    /// <summary>What a unit of active variance costs where tax comes first.</summary>
    public decimal TaxFirstRiskAversion { get; set; }

    /// <summary>Cash today, less what is about to leave.</summary>
    public Weight CashHeld { get; } = Weight.One - new Weight(assets.Sum(a => a.Held.Fraction));

    /// <summary>Cash that is kept on top of the minimum, for whatever purpose.</summary>
    public Weight ReservedCash { get; private set; } = Weight.Zero;

    /// <summary>The part of it that is due soon.</summary>
    public Weight DueCash { get; private set; } = Weight.Zero;

    /// <summary>True while money is about to leave or a reserve is due.</summary>
    public bool HasWithdrawal => AboutToLeave < Money.Zero || DueCash > Weight.Zero;

    public Weight MinimumCash { get; set; } = Weight.Zero;

    public Weight MaximumCash { get; set; } = Weight.One;

    /// <summary>Half of what is bought and sold may be at most this part.</summary>
    public Weight? TurnoverCap { get; set; }

    /// <summary>What the turnover cap is there for, where it is not the cap of every run; null where it is.</summary>
    public string? TurnoverReason { get; set; }

    /// <summary>The turnover that is allowed where no allowed portfolio exists within <see cref="TurnoverCap"/>.</summary>
    public Weight? TurnoverCapInNeed { get; set; }

    /// <summary>Net short-term losses that this rebalance takes at least, as far as it can.</summary>
    public Money ForcedShortTermLoss { get; set; } = Money.Zero;

    /// <summary>What of a forced harvest the account has no losses for.</summary>
    public Money LossesNotThere { get; set; } = Money.Zero;

    /// <summary>Net long-term losses that this rebalance takes at least, as far as it can.</summary>
    public Money ForcedLongTermLoss { get; set; } = Money.Zero;

    /// <summary>The same for what the year has left; it seldom binds, so the optimizer is asked without it first.</summary>
    public Weight? YearTurnoverCap { get; set; }

    /// <summary>Net short-term gains of this rebalance may be at most this; null when there is no limit.</summary>
    public Money? ShortTermGainBudget { get; set; }

    /// <summary>Net long-term gains of this rebalance may be at most this; null when there is no limit.</summary>
    public Money? LongTermGainBudget { get; set; }

    public Money MinimumTrade { get; set; } = Money.Zero;

    public int? MaximumTrades { get; set; }

    /// <summary>The part of the year's gain and tax budgets that may be used by today.</summary>
    public decimal BudgetPart { get; set; } = 1m;

    /// <summary>True while the account is moved from what it held to what it follows in steps.</summary>
    public bool InTransition { get; set; }

    /// <summary>True when what excluded names leave of the target stays in cash.</summary>
    public bool KeepsExcludedInCash { get; set; }

    /// <summary>Securities that are bought in place of others.</summary>
    public HashSet<DraftAsset> Substitutes { get; } = [];

    /// <summary>Securities whose target somebody chose: others give way to them.</summary>
    public HashSet<DraftAsset> Reweighted { get; } = [];

    /// <summary>Wishes that can't be served at all, each as a sentence; with any of them there is no proposal.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>True when the losses of all lots of a security are measured together against the harvest minimum.</summary>
    public bool HarvestsByPosition { get; set; }

    /// <summary>Writes a policy into the draft: first what is forbidden, then what is followed, then limits and prices, then what of each lot may be sold.</summary>
    public void Apply(Policy policy)
    {
        foreach (var requirement in policy.Requirements)
        {
            requirement.Restrict(this);
        }
        foreach (var requirement in policy.Requirements)
        {
            requirement.Retarget(this);
        }
        foreach (var requirement in policy.ByPhase)
        {
            requirement.Shape(this);
        }
        foreach (var requirement in policy.ByPhase)
        {
            requirement.Consider(this);
        }
    }

    /// <summary>Keeps cash on top of the minimum; what is not there is raised.</summary>
    public void RaiseCash(Weight part)
    {
        DueCash += part;
        ReservedCash += part;
        MinimumCash += part;
    }

    /// <summary>Keeps cash on top of the minimum as far as it is there: nothing is sold for it.</summary>
    public void KeepCashThatIsThere(Weight part)
    {
        var kept = new Weight(Math.Clamp(CashHeld.Fraction - MinimumCash.Fraction, 0m, part.Fraction));
        ReservedCash += kept;
        MinimumCash += kept;
    }

    /// <summary>Takes some securities out of what is followed and scales the others up to the whole.</summary>
    public void RemoveFromTarget(Func<DraftAsset, bool> which)
    {
        var (whole, removed) = (Assets.Sum(a => a.Target.Fraction), Assets.Where(which).Sum(a => a.Target.Fraction));
        if (removed == 0m)
        {
            return;
        }
        foreach (var asset in Assets)
        {
            asset.Target = which(asset) || removed == whole ? Weight.Zero : asset.Target * (whole / (whole - removed));
        }
    }

    /// <summary>
    /// Prefers securities by a score: each standard deviation of it is worth, at strength 1, as much as ten basis points of return a year. Nothing is
    /// preferred where there are no scores.
    /// </summary>
    public void Prefer(IReadOnlyList<decimal> scores, decimal strength, string what)
    {
        if (strength == 0m || scores.Count == 0)
        {
            return;
        }
        for (var i = 0; i < Assets.Count; i++)
        {
            Assets[i].Linear -= strength * WorthOfDeviation * scores[i];
        }
        Wishes.Add(what);
    }

    /// <summary>
    /// The target weights after the wishes: what must not be held has none, what is capped has the part that its cap leaves, and their place goes to the
    /// others in proportion.
    /// </summary>
    public IReadOnlyList<Weight> WishedTargets()
    {
        var (whole, inCash, capped, free) = (0m, 0m, 0m, 0m);
        foreach (var asset in Assets)
        {
            whole += asset.Target.Fraction;
            if (asset.MustSell)
            {
                inCash += KeepsExcludedInCash ? asset.Target.Fraction : 0m;
            }
            else if (asset.WishScale == 1m)
            {
                free += asset.Target.Fraction;
            }
            else
            {
                capped += asset.Target.Fraction * asset.WishScale;
            }
        }
        var scale = free == 0m ? 0m : (whole - inCash - capped) / free;
        return
        [
            .. Assets.Select(a =>
                a.MustSell || a.Target == Weight.Zero ? Weight.Zero
                : a.WishScale != 1m ? a.Target * a.WishScale
                : scale == 1m ? a.Target
                : a.Target * scale),
        ];
    }
}

/// <summary>One security of a draft.</summary>
public sealed class DraftAsset(SecurityView view, Weight held)
{
    private readonly List<string> _reasons = [];

    public SecurityView View { get; } = view;

    /// <summary>The part of the account that it is today.</summary>
    public Weight Held { get; } = held;

    /// <summary>True when nothing of it can be traded today: no price, or books that do not fit.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>
    /// What it is bought towards, and what risk is measured against: its weight in what the account follows, unless a wish changes what the account
    /// follows. A name with none is never bought; one that a wish gives a target may be.
    /// </summary>
    public Weight Target { get; set; } = view.Target;

    /// <summary>
    /// What holding it costs, in parts of the account for each part held, beside risk, tax and trading: below zero it is wished for.
    /// </summary>
    public decimal Linear { get; set; }

    /// <summary>The part of its target that a cap on its group leaves it: what limits around the target are built on. Risk still sees all of it.</summary>
    public decimal WishScale { get; set; } = 1m;

    public Weight Lower { get; set; } = Weight.Zero;

    public Weight Upper { get; set; } = Weight.One;

    /// <summary>What trading a dollar of it costs.</summary>
    public Weight Cost { get; set; } = Weight.Zero;

    /// <summary>The most that may be held after the rebalance, sold down to where more is held; null when there is no such limit.</summary>
    public Weight? Most { get; set; }

    /// <summary>What its limits are there for; null where they are those of every name.</summary>
    public string? LimitReason { get; set; }

    /// <summary>True when the wash-sale rule forbids buying it today.</summary>
    public bool IsWashBlocked { get; init; }

    /// <summary>True when all of it is to be sold in any case, by a wish or by a person's hand.</summary>
    public bool AllGoes { get; set; }

    public bool NoBuy { get; private set; }

    public bool NoSell { get; private set; }

    public bool MustSell { get; private set; }

    /// <summary>What holds it, in the words of the requirements that do.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>It may not be bought.</summary>
    public void ForbidBuying(string because)
    {
        NoBuy = true;
        _reasons.Add(because);
    }

    /// <summary>It may not be sold.</summary>
    public void ForbidSelling(string because)
    {
        NoSell = true;
        _reasons.Add(because);
    }

    /// <summary>All of it has to go, and none may be bought.</summary>
    public void RequireSale(string because)
    {
        MustSell = true;
        AllGoes = true;
        NoBuy = true;
        _reasons.Add(because);
    }
}

/// <summary>A linear limit: <c>Lower &lt;= sum of coefficient x weight &lt;= Upper</c>.</summary>
/// <param name="Name">The requirement in the words of the policy; conflicts are named by it.</param>
public sealed record DraftRow(string Name, decimal Lower, decimal Upper, IReadOnlyList<(DraftAsset Asset, decimal Coefficient)> Terms)
{
    /// <summary>True for a limit that seldom binds: the optimizer is asked without it first, and with it where the answer breaks it.</summary>
    public bool IsGuard { get; init; }
}
