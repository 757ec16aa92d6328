using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>Top marginal rates of a few states, rounded and from memory, and how many of the demo's households live there.</summary>
public static class StateTaxes
{
    /// <summary>State, its rate in percent, and the households out of a hundred.</summary>
    public static IReadOnlyList<((string State, decimal Percent) Home, double Households)> Homes { get; } =
    [
        (("CA", 12.3m), 22),
        (("NY", 6.85m), 16),
        (("TX", 0m), 14),
        (("FL", 0m), 14),
        (("WA", 0m), 7),
        (("IL", 4.95m), 7),
        (("MA", 5.0m), 6),
        (("NJ", 6.37m), 6),
        (("CO", 4.4m), 4),
        (("GA", 5.39m), 4),
    ];

    /// <summary>The rates of a household: the richer it is, the higher its bracket.</summary>
    public static TaxProfile Profile(decimal statePercent, decimal wealth) => wealth switch
    {
        >= 3_000_000m => Of(37m, 20m, statePercent, 3.8m),
        >= 1_000_000m => Of(35m, 15m, statePercent, 3.8m),
        >= 400_000m => Of(32m, 15m, statePercent, 3.8m),
        _ => Of(24m, 15m, statePercent, 0m),
    };

    private static TaxProfile Of(decimal ordinary, decimal longTerm, decimal state, decimal surtax) => new(
        Weight.FromPercent(ordinary), Weight.FromPercent(longTerm), Weight.FromPercent(state), Weight.FromPercent(surtax));
}
