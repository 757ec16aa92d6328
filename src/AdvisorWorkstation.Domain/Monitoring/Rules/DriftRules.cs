using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>How far an account is from what it follows (menus.md: security, sector and factor drift, predicted tracking error).</summary>
internal static class DriftRules
{
    /// <summary>Menu row 5. The security that is farthest beyond its own band speaks for all.</summary>
    public static IEnumerable<AlertReading> Security(AccountScan scan, AccountFacts facts)
    {
        if (scan.PositionGaps.Count == 0)
        {
            yield break;
        }
        var band = scan.Snapshot.Policy.Require<SecurityBand>();
        var (worst, beyond) = (scan.PositionGaps[0], decimal.MinValue);
        foreach (var gap in scan.PositionGaps)
        {
            var excess = gap.Active.Magnitude.Fraction - band.Around(gap.Target).Fraction;
            if (excess > beyond)
            {
                (worst, beyond) = (gap, excess);
            }
        }
        var limit = band.Around(worst.Target);
        yield return new AlertReading(
            AlertKind.SecurityDrift,
            "",
            new Predicate($"distance of {worst.Ticker} from its target", Comparison.Above, limit.Fraction, worst.Active.Magnitude.Fraction, PredicateUnit.Part),
            () =>
            {
                var outside = scan.PositionGaps.Where(g => g.Active.Magnitude > band.Around(g.Target)).ToList();
                return new AlertWords(
                    $"{worst.Ticker} is {RuleWords.Signed(worst.Active)} from its target{(outside.Count > 1 ? $"; {outside.Count} names are outside their bands" : "")}",
                    new Money(outside.Sum(g => g.Active.Magnitude.Fraction) / 2m * scan.Figures.NetAssetValue.Usd),
                    null,
                    AlertLevel.Warn);
            });
    }

    /// <summary>Menu row 6. Securities without a sector do not count.</summary>
    public static IEnumerable<AlertReading> Sectors(AccountScan scan, AccountFacts facts)
    {
        var band = scan.Snapshot.Policy.Require<SectorBand>();
        if (scan.SectorGaps.Where(g => g.Sector != Sector.Unclassified).MaxBy(g => g.Active.Magnitude) is not { } worst)
        {
            yield break;
        }
        yield return new AlertReading(
            AlertKind.SectorDrift,
            "",
            new Predicate($"distance of {worst.Sector.Name()} from its target", Comparison.Above, band.Active.Fraction, worst.Active.Magnitude.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"{worst.Sector.Name()} is {RuleWords.Signed(worst.Active)} from its target",
                new Money(scan.SectorGaps.Where(g => g.Sector != Sector.Unclassified && g.Active.Magnitude > band.Active).Sum(g => g.Active.Magnitude.Fraction)
                    * scan.Figures.NetAssetValue.Usd),
                null,
                AlertLevel.Warn));
    }

    /// <summary>Menu row 6 for industries: those that a column of an attributes file marks.</summary>
    public static IEnumerable<AlertReading> Industries(AccountScan scan, AccountFacts facts)
    {
        if (scan.IndustryGaps.MaxBy(g => g.Active.Magnitude) is not { } worst)
        {
            yield break;
        }
        var band = scan.Snapshot.Policy.Require<SectorBand>();
        yield return new AlertReading(
            AlertKind.SectorDrift,
            "industry",
            new Predicate($"distance of the industry {worst.Industry} from its target", Comparison.Above, band.Active.Fraction, worst.Active.Magnitude.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"The industry {worst.Industry} is {RuleWords.Signed(worst.Active)} from its target",
                scan.Figures.NetAssetValue * worst.Active.Magnitude,
                null,
                AlertLevel.Warn));
    }

    /// <summary>Menu row 7.</summary>
    public static IEnumerable<AlertReading> Factors(AccountScan scan, AccountFacts facts)
    {
        if (scan.FactorGaps.MaxBy(g => Math.Abs(g.Active)) is not { } worst)
        {
            yield break;
        }
        yield return new AlertReading(
            AlertKind.FactorDrift,
            "",
            new Predicate($"exposure to {worst.Factor} against the target", Comparison.Above, scan.Snapshot.Policy.Require<FactorBand>().Active, Math.Abs(worst.Active), PredicateUnit.Sd),
            () => new AlertWords(
                $"Exposure to {worst.Factor} of the risk model is {worst.Active.ToString("+0.00;\u22120.00", System.Globalization.CultureInfo.InvariantCulture)} sd from the target",
                Money.Zero,
                null,
                AlertLevel.Warn));
    }

    /// <summary>Menu row 3: above the budget it warns, above the next level it is high.</summary>
    public static IEnumerable<AlertReading> TrackingError(AccountScan scan, AccountFacts facts)
    {
        var budget = scan.Snapshot.Policy.Require<TrackingErrorBudget>();
        var trackingError = scan.Figures.Risk.TrackingError;
        var isHigh = trackingError > budget.High;
        yield return new AlertReading(
            AlertKind.TrackingError,
            "",
            new Predicate("tracking error", Comparison.Above, budget.Budget.Value, trackingError.Value, PredicateUnit.Bp),
            () => new AlertWords(
                $"Tracking error {RuleWords.Bp(trackingError)} bp, budget {RuleWords.Bp(budget.Budget)} bp{(isHigh ? "; high" : "")}: "
                    + $"sectors {RuleWords.Bp(scan.Figures.Risk.Sector)}, factors {RuleWords.Bp(scan.Figures.Risk.Factor)}, names {RuleWords.Bp(scan.Figures.Risk.Specific)}",
                scan.RiskPrice,
                null,
                isHigh ? AlertLevel.High : AlertLevel.Warn)
            {
                StakeBp = trackingError,
            });
    }

    /// <summary>Menu row 9: what is held outside of what the account follows.</summary>
    public static IEnumerable<AlertReading> Strategy(AccountScan scan, AccountFacts facts)
    {
        var limit = scan.Snapshot.Policy.Require<StrategyDrift>().Limit;
        yield return new AlertReading(
            AlertKind.StrategyDrift,
            "",
            new Predicate("value in names that the account does not follow", Comparison.Above, limit.Fraction, scan.OutsideStrategy.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"{RuleWords.Percent(scan.OutsideStrategy)} is in names that the account does not follow",
                scan.Figures.NetAssetValue * (scan.OutsideStrategy - limit),
                null,
                AlertLevel.Warn));
    }
}
