using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// Reads the content that an approval binds to. The approval names it by its hash; stored bytes with another hash are not what was approved, and
/// nothing is exported on their word.
/// </summary>
internal static class ApprovedContent
{
    private static readonly Refusal Changed = new(
        "content-hash",
        "what is stored is not what was approved, its hash differs. Tell compliance, verify the history, and rebalance the account again.");

    public static Outcome<ProposalContent> Read(WaitingProposal waiting) =>
        waiting.Revision is { } revision
        && Unpack(revision.Content) is { } json
        && DomainJson.Hash(json) == waiting.Row.ContentHash
        && revision.ContentHash == waiting.Row.ContentHash
            ? DomainJson.Read<ProposalContent>(json)
            : Changed;

    /// <summary>The bytes that were stored; null when they were damaged so much that they can't be unpacked.</summary>
    internal static byte[]? Unpack(byte[] content)
    {
        try
        {
            return DomainJson.Decompress(content);
        }
        catch (Exception damaged) when (damaged is InvalidOperationException or InvalidDataException)
        {
            return null;
        }
    }
}
