using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>
/// The account of the matrix, about $1,000,000: 30 names of six sectors that it follows, N01 the largest, 20 of them held in one or two lots, odd ones
/// at a gain and even ones at a loss, all long-term but N03's second lot; OLD is held and not followed; 4% cash. Every name has an esg_score and a
/// value attribute but N30; N05 and N06 are tobacco.
/// </summary>
internal static class MatrixAccount
{
    public const int Names = 30;
    public const int HeldNames = 20;

    private static readonly Sector[] SixSectors =
        [Sector.InformationTechnology, Sector.Energy, Sector.Financials, Sector.HealthCare, Sector.Utilities, Sector.RealEstate];

    public static string Ticker(int number) => FormattableString.Invariant($"N{number:00}");

    public static Sector SectorOf(int number) => SixSectors[number % SixSectors.Length];

    public static TestAccount Create() => Fill(new TestAccount { Cash = 40_000m });

    /// <summary>The account before it holds anything.</summary>
    public static TestAccount FollowAll(TestAccount account)
    {
        var left = 100m;
        for (var i = 1; i <= Names; i++)
        {
            var percent = i == Names ? left : decimal.Round(6.2m - (0.19m * i), 2);
            left -= percent;
            account.Follow(Ticker(i), Price(i), percent, SectorOf(i), volume: i % 3 == 0 ? 100_000m : 10_000_000m, attributes: AttributesOf(i));
        }
        return account.Follow("OLD", 50m, 0m, Sector.Utilities);
    }

    public static TestAccount Fill(TestAccount account)
    {
        FollowAll(account);
        for (var i = 1; i <= HeldNames; i++)
        {
            var shares = decimal.Round((6.2m - (0.19m * i)) * 10_000m * (0.9m + (0.1m * (i % 5))) / Price(i));
            account.Hold(Ticker(i), shares, Price(i) * (i % 2 == 1 ? 0.7m : 1.15m));
        }
        return account.Hold("N03", 50m, Price(3) * 0.9m, "2026-06-01").Hold("OLD", 600m, 40m);
    }

    private static decimal Price(int i) => 20m + (7m * (i % 11));

    private static (string Name, decimal Value)[] AttributesOf(int i) =>
        i == Names ? [] :
        [
            ("esg_score", 30m + (7m * i % 60m)),
            ("value", (i % 7) - 3m),
            ("tobacco", i is 5 or 6 ? 1m : 0m),
            ("industry_banks", SectorOf(i) == Sector.Financials && i < 15 ? 1m : 0m),
        ];
}
