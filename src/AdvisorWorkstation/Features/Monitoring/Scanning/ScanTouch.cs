using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>What some lines of the history could have changed for a scan.</summary>
internal sealed class ScanTouch
{
    /// <summary>Everything could have changed: the safe side.</summary>
    public bool Everything { get; set; }

    /// <summary>What is the same for all accounts has to be read again and compared: indexes, models, securities, corporate actions.</summary>
    public bool Market { get; set; }

    /// <summary>Securities whose prices have to be read again.</summary>
    public HashSet<SecurityId> Prices { get; } = [];

    /// <summary>Households whose books have to be read again.</summary>
    public HashSet<HouseholdId> Households { get; } = [];

    /// <summary>Accounts whose households' books have to be read again.</summary>
    public HashSet<AccountId> Accounts { get; } = [];

    /// <summary>Proposals of whose accounts the households' books have to be read again.</summary>
    public HashSet<ProposalId> Proposals { get; } = [];

    /// <summary>Corporate actions, by their provider's ids, of whose holders the books have to be read again.</summary>
    public HashSet<string> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>Models whose followers' books have to be read again.</summary>
    public HashSet<ModelId> Models { get; } = [];
}
