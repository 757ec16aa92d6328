using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Audit;

namespace AdvisorWorkstation.Domain.Tests.Audit;

/// <summary>RFC 6962 section 2.1, with the vectors that certificate transparency programs are tested with.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_over_the_first_leaves_is_the_published_one(int count, string root)
    {
        var tree = new MerkleTree();
        foreach (var leaf in Leaves.Take(count))
        {
            tree.Append(MerkleTree.LeafHash(Convert.FromHexString(leaf)));
        }
        Assert.Equal(root, Convert.ToHexStringLower(tree.Root()));
        Assert.Equal(count, tree.Size);
    }

    [Fact]
    public void A_tree_that_grew_leaf_by_leaf_has_the_root_of_the_recursive_definition()
    {
        var leaves = new List<byte[]>();
        var tree = new MerkleTree();
        for (var i = 0; i < 130; i++)
        {
            Assert.Equal(RootOf(leaves), tree.Root());
            leaves.Add(MerkleTree.LeafHash(BitConverter.GetBytes(i)));
            tree.Append(leaves[^1]);
        }
    }

    [Fact]
    public void A_leaf_is_not_taken_for_a_node()
    {
        var (left, right) = (MerkleTree.LeafHash([1]), MerkleTree.LeafHash([2]));
        Assert.NotEqual(MerkleTree.NodeHash(left, right), MerkleTree.LeafHash([.. left, .. right]));
    }

    [Fact]
    public void A_long_leaf_is_hashed_as_a_short_one_is()
    {
        var data = new byte[5_000];
        data[4_999] = 7;
        Assert.Equal(SHA256.HashData((byte[])[0, .. data]), MerkleTree.LeafHash(data));
    }

    /// <summary>MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])), k the largest power of two below n.</summary>
    private static byte[] RootOf(List<byte[]> leaves)
    {
        if (leaves.Count == 0)
        {
            return SHA256.HashData([]);
        }
        if (leaves.Count == 1)
        {
            return leaves[0];
        }
        var split = 1;
        while (split * 2 < leaves.Count)
        {
            split *= 2;
        }
        return MerkleTree.NodeHash(RootOf([.. leaves.Take(split)]), RootOf([.. leaves.Skip(split)]));
    }
}
