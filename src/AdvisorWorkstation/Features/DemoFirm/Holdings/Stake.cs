namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>A position that a recipe asks for by name, beside the sampled portfolio.</summary>
/// <param name="Security">Of what.</param>
/// <param name="Weight">Part of the account.</param>
/// <param name="BoughtDaysAgo">Calendar days since all of it was bought; null when it was bought over the years.</param>
public sealed record Stake(SecurityChoice Security, double Weight, int? BoughtDaysAgo = null)
{
    /// <summary>True when the custodian does not say what the newest lot cost.</summary>
    public bool UnknownBasis { get; init; }

    /// <summary>Shares that the custodian holds beyond its lots.</summary>
    public int SharesWithoutLot { get; init; }
}
