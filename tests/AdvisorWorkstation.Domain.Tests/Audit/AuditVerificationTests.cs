using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Audit;

namespace AdvisorWorkstation.Domain.Tests.Audit;

/// <summary>security.md 6.8: every kind of tampering that the tree and its heads can show is shown, and a clean history never is.</summary>
public sealed class AuditVerificationTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 60;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private delegate void Tampering(History history, Random random, ECDsa key);

    private static readonly Dictionary<string, Tampering> Kinds = new(StringComparer.Ordinal)
    {
        ["a field was changed"] = (h, r, _) => Change(h, r, (e, _) => e),
        ["a field and its leaf were changed"] = (h, r, _) => Change(h, r, (_, changed) => History.Row(changed).Leaf),
        ["a leaf was changed"] = (h, r, _) =>
        {
            var i = r.Next(h.Rows.Count);
            var leaf = h.Rows[i].Leaf.ToArray();
            leaf[r.Next(leaf.Length)] ^= (byte)(1 << r.Next(8));
            h.Rows[i] = (h.Rows[i].Entry, leaf);
        },
        ["an entry was deleted"] = (h, r, _) => h.Rows.RemoveAt(r.Next(h.Rows.Count)),
        ["an entry was deleted and the rest renumbered"] = (h, r, _) =>
        {
            h.Rows.RemoveAt(r.Next(h.Rows.Count));
            Renumber(h);
        },
        ["an entry was slipped in"] = (h, r, _) =>
        {
            var i = r.Next(h.Rows.Count);
            h.Rows.Insert(i, History.Row(History.Entry(r, i, h.Rows[i].Entry.At)));
            Renumber(h);
        },
        ["two entries were swapped"] = (h, r, _) =>
        {
            var i = r.Next(h.Rows.Count - 1);
            (h.Rows[i], h.Rows[i + 1]) = (h.Rows[i + 1], h.Rows[i]);
        },
        ["two entries were swapped and renumbered"] = (h, r, _) =>
        {
            var i = r.Next(h.Rows.Count - 1);
            (h.Rows[i], h.Rows[i + 1]) = (h.Rows[i + 1], h.Rows[i]);
            Renumber(h);
        },
        ["an entry was re-timed"] = (h, r, _) =>
        {
            var i = r.Next(h.Rows.Count);
            h.Rows[i] = History.Row(h.Rows[i].Entry with { At = h.Rows[i].Entry.At.AddTicks(-1 - r.Next(1_000)) });
        },
        ["the whole chain was rebuilt"] = (h, r, key) =>
        {
            var other = History.Make(r, key, h.Rows.Count);
            h.Rows.Clear();
            h.Rows.AddRange(other.Rows);
        },
        ["the tail was cut"] = (h, r, _) => Cut(h, 1 + r.Next(h.Rows.Count - 1)),
        ["the tail was cut and its heads with it in the database"] = (h, r, _) =>
        {
            Cut(h, 1 + r.Next(h.Rows.Count - 1));
            h.Inside.RemoveAll(line => long.Parse(line.Split(' ')[1]) > h.Rows.Count);
        },
        ["everything was deleted"] = (h, _, _) =>
        {
            h.Rows.Clear();
            h.Inside.Clear();
        },
        ["a head was taken out of the file outside"] = (h, r, _) => h.Outside.RemoveAt(r.Next(h.Outside.Count)),
        ["the file outside was rolled back"] = (h, r, _) =>
        {
            var left = r.Next(h.Outside.Count);
            h.Outside.RemoveRange(left, h.Outside.Count - left);
        },
        ["a head was signed with another key"] = (h, r, _) =>
        {
            using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var i = r.Next(h.Outside.Count);
            h.Outside[i] = h.Inside[i] = Resigned(h, i, foreign);
        },
        ["a head was damaged"] = (h, r, _) =>
        {
            var i = r.Next(h.Outside.Count);
            h.Outside[i] = h.Outside[i][..^(1 + r.Next(20))];
        },
        ["a second history was signed with the right key"] = (h, r, key) =>
        {
            var other = History.Make(r, key, h.Rows.Count);
            h.Outside.Add(other.Outside[^1]);
        },
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tampering_is_found(string kind)
    {
        var random = Seed.Print(output);
        for (var round = 0; round < Rounds; round++)
        {
            var clean = History.Make(random, _key, random.Next(2, 40));
            var tampered = clean.Copy();
            Kinds[kind](tampered, random, _key);
            Assert.True(tampered.Verify(_key).Count > 0, $"round {round}: nothing found in {tampered.Rows.Count} entries");
        }
    }

    [Fact]
    public void A_clean_history_raises_no_alarm()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 300; round++)
        {
            Assert.Empty(History.Make(random, _key, random.Next(0, 40)).Verify(_key));
        }
    }

    [Fact]
    public void A_history_that_grew_since_its_last_head_is_clean()
    {
        var random = new Random(1);
        var history = History.Make(random, _key, 9);
        history.Rows.Add(History.Row(History.Entry(random, 9, history.Rows[^1].Entry.At)));
        Assert.Empty(history.Verify(_key));
    }

    [Fact]
    public void The_same_head_signed_twice_is_clean()
    {
        var history = History.Make(new Random(2), _key, 9);
        history.Outside.Add(Resigned(history, history.Outside.Count - 1, _key));
        Assert.Empty(history.Verify(_key));
    }

    [Fact]
    public void Heads_without_a_public_key_are_a_fault_of_their_own()
    {
        var fault = Assert.Single(History.Make(new Random(3), _key, 5).Verify(null));
        Assert.Contains("no public key", fault, StringComparison.Ordinal);
        Assert.Empty(new History().Verify(null));
    }

    [Fact]
    public void What_is_wrong_is_named_by_its_place()
    {
        var history = History.Make(new Random(4), _key, 12);
        history.Rows[5] = (history.Rows[5].Entry with { Reason = "another" }, history.Rows[5].Leaf);
        Assert.Contains("entry 5 was changed", history.Verify(_key)[0], StringComparison.Ordinal);
        history.Rows.RemoveAt(3);
        Assert.Contains("entry 3 is missing", history.Verify(_key)[0], StringComparison.Ordinal);
    }

    public void Dispose() => _key.Dispose();

    private static void Change(History history, Random random, Func<byte[], AuditEntry, byte[]> leaf)
    {
        var i = random.Next(history.Rows.Count);
        var (entry, stored) = history.Rows[i];
        var changed = random.Next(12) switch
        {
            0 => entry with { ActorId = entry.ActorId + "0" },
            1 => entry with { ActorName = "Somebody Else" },
            2 => entry with { ActorRoles = "Administrator" },
            3 => entry with { ActorScope = "none" },
            4 => entry with { Session = "other" },
            5 => entry with { Action = "proposal.rejected" },
            6 => entry with { SubjectType = "order" },
            7 => entry with { SubjectId = entry.SubjectId + "f" },
            8 => entry with { SubjectVersion = entry.SubjectVersion + 1 },
            9 => entry with { Payload = entry.Payload.Replace('1', '2') + " " },
            10 => entry with { Reason = "" },
            _ => entry with { Sequence = entry.Sequence + 1 },
        };
        history.Rows[i] = (changed, leaf(stored, changed));
    }

    private static void Renumber(History history)
    {
        for (var i = 0; i < history.Rows.Count; i++)
        {
            history.Rows[i] = History.Row(history.Rows[i].Entry with { Sequence = i });
        }
    }

    private static void Cut(History history, int from) => history.Rows.RemoveRange(from, history.Rows.Count - from);

    private static string Resigned(History history, int head, ECDsa key)
    {
        var parts = history.Outside[head].Split(' ');
        return new TreeHead(
            long.Parse(parts[1]),
            parts[2],
            DateTimeOffset.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture)).ToLine(key);
    }
}
