using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Audit;

namespace AdvisorWorkstation.Domain.Tests.Audit;

public sealed class TreeHeadTests : IDisposable
{
    private static readonly TreeHead Head =
        new(42, new string('a', 64), new DateTimeOffset(2026, 11, 19, 14, 5, 6, TimeSpan.Zero).AddTicks(7));

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_line_is_read_back_to_the_tick() => Assert.Equal(Head, TreeHead.TryRead(Head.ToLine(_key), _key));

    [Fact]
    public void The_public_half_of_the_key_is_enough_to_read()
    {
        using var publicOnly = ECDsa.Create(_key.ExportParameters(includePrivateParameters: false));
        Assert.Equal(Head, TreeHead.TryRead(Head.ToLine(_key), publicOnly));
    }

    [Fact]
    public void The_signature_of_another_key_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(TreeHead.TryRead(Head.ToLine(other), _key));
    }

    [Fact]
    public void A_changed_size_root_or_time_is_not_what_was_signed()
    {
        var line = Head.ToLine(_key);
        Assert.Null(TreeHead.TryRead(line.Replace(" 42 ", " 43 ", StringComparison.Ordinal), _key));
        Assert.Null(TreeHead.TryRead(line.Replace(" aaa", " baa", StringComparison.Ordinal), _key));
        Assert.Null(TreeHead.TryRead(line.Replace("T14:", "T15:", StringComparison.Ordinal), _key));
    }

    [Fact]
    public void A_damaged_line_is_none_and_never_throws()
    {
        var line = Head.ToLine(_key);
        for (var i = 0; i < line.Length; i++)
        {
            Assert.Null(TreeHead.TryRead(line[..i], _key));
            var damaged = line.ToCharArray();
            damaged[i] = damaged[i] == 'x' ? 'y' : 'x';
            Assert.Null(TreeHead.TryRead(new string(damaged), _key));
        }
        Assert.Null(TreeHead.TryRead("", _key));
        Assert.Null(TreeHead.TryRead(line + " more", _key));
        Assert.Null(TreeHead.TryRead(line[..^4] + new string('A', 4_000), _key));
    }

    public void Dispose() => _key.Dispose();
}
