using System.Security.Cryptography;

namespace AdvisorWorkstation.Domain.Audit;

/// <summary>
/// The Merkle tree hash of RFC 6962 section 2.1 over a growing list: a leaf is SHA-256(0x00 || data), a node SHA-256(0x01 || left || right),
/// and an odd node is promoted, not doubled. It keeps the roots of the full subtrees only, so that a leaf costs log n.
/// </summary>
public sealed class MerkleTree
{
    private readonly List<byte[]> _subtrees = [];

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The leaf hash of some data.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        Span<byte> prefixed = data.Length < 1024 ? stackalloc byte[data.Length + 1] : new byte[data.Length + 1];
        prefixed[0] = 0;
        data.CopyTo(prefixed[1..]);
        return SHA256.HashData(prefixed);
    }

    /// <summary>The hash of a node.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> joined = stackalloc byte[1 + left.Length + right.Length];
        joined[0] = 1;
        left.CopyTo(joined[1..]);
        right.CopyTo(joined[(1 + left.Length)..]);
        return SHA256.HashData(joined);
    }

    /// <summary>Adds a leaf by its hash.</summary>
    public void Append(byte[] leafHash)
    {
        var node = leafHash;
        for (var full = Size; (full & 1) == 1; full >>= 1)
        {
            node = NodeHash(_subtrees[^1], node);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }
        _subtrees.Add(node);
        Size++;
    }

    /// <summary>The root of the tree as it is now.</summary>
    public byte[] Root()
    {
        if (_subtrees.Count == 0)
        {
            return SHA256.HashData([]);
        }
        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
        {
            root = NodeHash(_subtrees[i], root);
        }
        return root;
    }
}
