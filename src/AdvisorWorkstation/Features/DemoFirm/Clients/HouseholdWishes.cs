using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>Wishes that hold for all accounts of a household, and for the whole firm.</summary>
internal static class HouseholdWishes
{
    private const string FossilFuels = "fossil_fuels";
    private const double HouseholdsWithAScreen = 0.14;
    private const double HouseholdsWithAnEmployer = 0.05;

    private static readonly (string Screen, string Why)[] Screens =
    [
        ("tobacco", "Does not want to earn on it"),
        ("weapons", "A matter of faith"),
        (FossilFuels, "Climate"),
        ("gambling", "A matter of faith"),
        ("alcohol", "A matter of faith"),
    ];

    /// <summary>Choices of the firm: a sampled portfolio needs a wider band than a full one, and a wider sector band was tried once.</summary>
    public static IReadOnlyList<WishPlan> Firm { get; } =
    [
        new(PolicyScope.Firm, "target.security-band", "absolute=0.9; relative=25", 1_500, "meeting", "Accounts hold a sample of the index"),
        new(PolicyScope.Firm, "target.sector-band", "active=3.0", 1_500, "meeting", "Trial") { EndsInDays = -700 },
        new(PolicyScope.Firm, "tax.harvest-minimum", "loss=5; benefit=75", 900, "meeting", "Fewer small harvests"),
    ];

    public static IReadOnlyList<WishPlan> Draw(SeededRandom random)
    {
        var wishes = new List<WishPlan>();
        if (random.Chance(HouseholdsWithAScreen))
        {
            var (screen, why) = random.Pick(Screens);
            var since = random.Between(90, 1_500);
            wishes.Add(new WishPlan(PolicyScope.Household, "screen.exclude", $"screen={screen}", since, "meeting", why));
            if (screen == FossilFuels)
            {
                wishes.Add(new WishPlan(PolicyScope.Household, "target.sector-band", "active=4.5", since, "meeting", "Makes room for the screen"));
            }
        }
        if (random.Chance(HouseholdsWithAnEmployer))
        {
            var members = UniverseFile.All.Where(e => e.Role == UniverseRole.Member).Skip(20).Take(150).ToList();
            var employer = SecurityChoice.Of(random.Pick(members).Ticker.Symbol);
            wishes.Add(new WishPlan(
                PolicyScope.Household, "security.rule", "ticker={ticker}; rule=never-buy", random.Between(90, 900), "call", "Employer stock")
            {
                Security = employer,
            });
        }
        return wishes;
    }
}
