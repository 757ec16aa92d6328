using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What one look at an account found.</summary>
/// <param name="Snapshot">What was looked at.</param>
/// <param name="Figures">What the account is today.</param>
/// <param name="Harvestable">Losses in its lots.</param>
/// <param name="SectorGaps">Each sector's weight less its target after the wishes, by sector.</param>
/// <param name="PositionGaps">Each security's weight less its target after the wishes, in the order of the holdings.</param>
/// <param name="RiskPrice">What today's tracking variance is reckoned at, in dollars.</param>
public sealed record AccountScan(
    AccountSnapshot Snapshot,
    PortfolioFigures Figures,
    Harvestable Harvestable,
    IReadOnlyList<SectorGap> SectorGaps,
    IReadOnlyList<PositionGap> PositionGaps,
    Money RiskPrice)
{
    /// <summary>Each industry's weight less its target after the wishes, by name; none where no attributes file marks industries.</summary>
    public IReadOnlyList<IndustryGap> IndustryGaps { get; init; } = [];

    /// <summary>Each factor's exposure less the target's, the farthest first.</summary>
    public IReadOnlyList<FactorGap> FactorGaps { get; init; } = [];

    /// <summary>The part of the account that is in names outside of what it follows.</summary>
    public Weight OutsideStrategy { get; init; }

    /// <summary>The least cash that the wishes ask for, reserves included.</summary>
    public Weight MinimumCash { get; init; }

    /// <summary>The most cash that the wishes leave uninvested, reserves included.</summary>
    public Weight MaximumCash { get; init; }

    /// <summary>What is held though a wish says that it must not be, by security.</summary>
    public IReadOnlyList<HeldForbidden> Forbidden { get; init; } = [];

    /// <summary>What can be expected of harvesting.</summary>
    public HarvestOutlook Outlook { get; init; } = HarvestOutlook.None;

    /// <summary>Looks at an account, or says why it can't be measured.</summary>
    public static Outcome<AccountScan> Of(AccountSnapshot snapshot, RiskModel riskModel) => Of(snapshot, new ScanLenses(riskModel));

    /// <summary>The same through lenses that are shared by the accounts of a scan.</summary>
    public static Outcome<AccountScan> Of(AccountSnapshot snapshot, ScanLenses lenses)
    {
        var drafted = AccountDraft.Of(snapshot, lenses.For, null);
        if (drafted.IsRefused)
        {
            return drafted.Refusal;
        }
        var (holdings, draft, risk) = drafted.Value;
        var harvestable = Harvestable.Of(snapshot);
        var figures = PortfolioMeasure.Of(holdings, risk, harvestable);
        var volatility = lenses.For(holdings.Securities, holdings.Targets()).Volatility;
        var wished = draft.WishedTargets();
        var weights = draft.Assets.Zip(wished, (asset, target) => (asset.View, Weight: asset.Held, Target: target)).ToList();
        var trackingError = (decimal)figures.Risk.TrackingError.AsFraction;
        return new AccountScan(
            snapshot,
            figures,
            harvestable,
            [
                .. weights.GroupBy(p => p.View.Security.Sector).OrderBy(g => g.Key).Select(g =>
                    new SectorGap(g.Key, Sum(g.Select(p => p.Target)), Sum(g.Select(p => p.Weight)))),
            ],
            [.. weights.Select(p => new PositionGap(p.View.Security.Ticker, p.Target, p.Weight))],
            new Money(decimal.Round(draft.RiskAversion * trackingError * trackingError * holdings.NetAssetValue.Usd, 2)))
        {
            IndustryGaps = IndustryGap.Of(weights),
            FactorGaps = Factors.GapsOf(draft, wished),
            MinimumCash = draft.MinimumCash,
            MaximumCash = draft.MaximumCash,
            OutsideStrategy = StrategyDrift.Outside(draft),
            Forbidden = [.. draft.Assets.Where(a => a.MustSell && a.Held > Weight.Zero).Select(a => new HeldForbidden(a.View, a.Held, a.Reasons))],
            Outlook = HarvestOutlook.Of(snapshot, id => volatility.TryGetValue(id, out var deviation) ? deviation : null),
        };
    }

    /// <summary>What the wishes make of an account's holdings.</summary>
    public static ProblemDraft DraftOf(AccountSnapshot snapshot, Holdings holdings) => AccountDraft.Of(snapshot, holdings, []);

    private static Weight Sum(IEnumerable<Weight> weights) => weights.Aggregate(Weight.Zero, (sum, w) => sum + w);
}

/// <summary>A sector's weight against its target.</summary>
public sealed record SectorGap(Sector Sector, Weight Target, Weight Held)
{
    public Weight Active => Held - Target;
}

/// <summary>An industry's weight against its target.</summary>
/// <param name="Industry">Its name in words.</param>
/// <param name="Active">Weight less target.</param>
public sealed record IndustryGap(string Industry, Weight Active)
{
    /// <summary>The industries that columns of attributes files mark; a security can be in several.</summary>
    internal static IReadOnlyList<IndustryGap> Of(IEnumerable<(SecurityView View, Weight Weight, Weight Target)> weights)
    {
        var active = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (view, weight, target) in weights)
        {
            foreach (var (name, value) in view.Attributes)
            {
                if (value > 0m && SecurityGroup.IsIndustry(name))
                {
                    active[name] = active.GetValueOrDefault(name) + (weight - target).Fraction;
                }
            }
        }
        return [.. active.Select(a => new IndustryGap(new SecurityGroup(a.Key).Words, new Weight(a.Value)))];
    }
}

/// <summary>A security's weight against its target.</summary>
public sealed record PositionGap(Ticker Ticker, Weight Target, Weight Held)
{
    public Weight Active => Held - Target;
}

/// <summary>What is held though a wish says that it must not be.</summary>
/// <param name="View">The security.</param>
/// <param name="Held">The part of the account that it is.</param>
/// <param name="Reasons">The wishes, in words.</param>
public sealed record HeldForbidden(SecurityView View, Weight Held, IReadOnlyList<string> Reasons);
