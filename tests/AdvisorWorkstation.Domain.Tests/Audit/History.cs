using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Audit;

/// <summary>A history as it lies in a database, with its heads inside and outside of it. Whoever may write files can change any of it.</summary>
internal sealed class History
{
    public List<(AuditEntry Entry, byte[] Leaf)> Rows { get; private init; } = [];

    public List<string> Inside { get; private init; } = [];

    public List<string> Outside { get; private init; } = [];

    /// <summary>A clean one: some entries, a head here and there and one over all of them.</summary>
    public static History Make(Random random, ECDsa key, int entries)
    {
        var history = new History();
        var tree = new MerkleTree();
        var at = new DateTimeOffset(2026, 11, 19, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < entries; i++)
        {
            at = at.AddSeconds(random.Next(0, 90));
            var row = Row(Entry(random, i, at));
            history.Rows.Add(row);
            tree.Append(row.Leaf);
            if (i == entries - 1 || random.Next(4) == 0)
            {
                var line = new TreeHead(tree.Size, Convert.ToHexStringLower(tree.Root()), at).ToLine(key);
                history.Inside.Add(line);
                history.Outside.Add(line);
            }
        }
        return history;
    }

    public static (AuditEntry Entry, byte[] Leaf) Row(AuditEntry entry) => (entry, MerkleTree.LeafHash(entry.LeafBytes()));

    public static AuditEntry Entry(Random random, long sequence, DateTimeOffset at) => AuditEntry.Of(
        sequence,
        at,
        random.Next(2) == 0 ? People.Operations : People.Advisor,
        new AuditEvent(
            random.Next(2) == 0 ? "proposal.approved" : "proposal.edited",
            "proposal",
            $"{random.Next(100):x}",
            random.Next(1, 4),
            new Dictionary<string, object?> { ["worth"] = random.Next(1, 100_000) / 100m },
            $"because {random.Next()}"));

    public History Copy() => new() { Rows = [.. Rows], Inside = [.. Inside], Outside = [.. Outside] };

    public IReadOnlyList<string> Verify(ECDsa? key)
    {
        var verification = new AuditVerification(Outside, Inside, key);
        foreach (var (entry, leaf) in Rows)
        {
            verification.Read(entry, leaf);
        }
        return verification.End();
    }
}
