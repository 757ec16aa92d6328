using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>A figure of a proposal that exception rules can ask for, and how it is read.</summary>
/// <param name="Field">The figure.</param>
/// <param name="Read">Its value for a proposal.</param>
public sealed record ProposalField(Field Field, Func<ProposalSubject, Fact> Read);

/// <summary>Every figure of a proposal that exception rules can ask for.</summary>
public static class ProposalFields
{
    private static readonly IReadOnlyList<ProposalField> Readers = [.. OfAccount, .. SizeFields.All, .. GainFields.All, .. QualityFields.All, .. CheckFields.All, .. CircumstanceFields.All];

    /// <summary>What is asked of the account as it is before trading.</summary>
    private static IEnumerable<ProposalField> OfAccount => AccountFields.All
        .Select(f => new ProposalField(f, s => AccountFields.Of(AccountMeasures.Of(s.Rebalance.Before))[f.Key]));

    /// <summary>The figures: those of the account first.</summary>
    public static IReadOnlyList<Field> All { get; } = [.. Readers.Select(r => r.Field)];

    /// <summary>All of them for one proposal.</summary>
    public static IReadOnlyDictionary<string, Fact> Of(ProposalSubject subject) =>
        new SortedDictionary<string, Fact>(Readers.ToDictionary(r => r.Field.Key, r => r.Read(subject)), StringComparer.Ordinal);
}
