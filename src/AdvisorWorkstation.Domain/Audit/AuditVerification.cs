using System.Security.Cryptography;

namespace AdvisorWorkstation.Domain.Audit;

/// <summary>
/// Reads a history from its first entry to its last and says what is wrong with it: gaps, changed entries, heads that do not fit, heads that are
/// missing from the file outside, a history shorter than a head that was signed over it.
/// </summary>
public sealed class AuditVerification
{
    private readonly MerkleTree _tree = new();
    private readonly SortedDictionary<long, TreeHead> _heads = [];
    private readonly List<string> _faults = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Begins with the signed heads.</summary>
    /// <param name="keptOutside">The lines of the file outside of the database.</param>
    /// <param name="keptInside">The lines that the database has.</param>
    /// <param name="publicKey">The key that they must be signed with; null when none was ever made.</param>
    public AuditVerification(IReadOnlyList<string> keptOutside, IReadOnlyList<string> keptInside, ECDsa? publicKey)
    {
        if (publicKey is null && keptOutside.Count + keptInside.Count > 0)
        {
            _faults.Add("there are signed heads and no public key to check them with");
        }
        foreach (var line in keptOutside.Union(keptInside, StringComparer.Ordinal))
        {
            if (publicKey is null)
            {
                break;
            }
            if (TreeHead.TryRead(line, publicKey) is not { } head)
            {
                _faults.Add($"a head is damaged or signed with another key: {line[..Math.Min(line.Length, 60)]}");
            }
            else if (_heads.TryGetValue(head.Size, out var other) && other.Root != head.Root)
            {
                _faults.Add($"two signed heads over {head.Size} entries have different roots");
            }
            else
            {
                _heads[head.Size] = head;
            }
        }
        _faults.AddRange(keptInside.Except(keptOutside, StringComparer.Ordinal).Select(_ => "a head of the database is missing from the file outside of it"));
    }

    /// <summary>Entries read so far.</summary>
    public long Entries => _tree.Size;

    /// <summary>Signed heads that could be read.</summary>
    public int Heads => _heads.Count;

    /// <summary>Takes the next entry.</summary>
    public void Read(AuditEntry entry, byte[] storedLeafHash)
    {
        var place = _tree.Size;
        if (entry.Sequence != place)
        {
            _faults.Add($"entry {place} is missing: the next one is {entry.Sequence}");
        }
        var leaf = MerkleTree.LeafHash(entry.LeafBytes());
        if (!leaf.AsSpan().SequenceEqual(storedLeafHash))
        {
            _faults.Add($"entry {entry.Sequence} was changed: its content does not give its leaf hash");
        }
        if (entry.At < _last)
        {
            _faults.Add($"entry {entry.Sequence} is earlier than the one before it");
        }
        _last = entry.At;
        _tree.Append(leaf);
        if (_heads.TryGetValue(_tree.Size, out var head) && head.Root != Convert.ToHexStringLower(_tree.Root()))
        {
            _faults.Add($"the first {head.Size} entries are not the ones that were signed at {head.At:yyyy-MM-dd HH:mm:ss} UTC");
        }
    }

    /// <summary>Everything that is wrong, in the order it was found.</summary>
    public IReadOnlyList<string> End()
    {
        var beyond = _heads.Keys.Where(size => size > _tree.Size).ToList();
        return beyond.Count == 0
            ? _faults
            : [.. _faults, $"the history has {_tree.Size} entries, but a head over {beyond[^1]} was signed: its end was cut off, or an older copy was restored"];
    }
}
