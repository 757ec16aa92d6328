using System.Text;
using System.Text.Json;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;

namespace AdvisorWorkstation.Domain.Tests.Audit;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Keys_are_sorted_and_nothing_stands_between_them() => Assert.Equal(
        """{"Z":1,"a":{"b":null,"c":true},"z":"x"}""",
        Write(("z", "x"), ("a", new Dictionary<string, object?> { ["c"] = true, ["b"] = null }), ("Z", 1)));

    [Fact]
    public void Keys_are_sorted_by_their_utf_8_bytes()
    {
        string[] keys = ["\U0001F600", "\uFB01", "z", "za", "\U0001F600\uFB01", "é", ""];
        var byBytes = keys.OrderBy(k => Convert.ToHexString(Encoding.UTF8.GetBytes(k)), StringComparer.Ordinal);
        using var written = JsonDocument.Parse(Write([.. keys.Select(k => (k, (object?)1))]));
        Assert.Equal(byBytes, written.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Decimals_are_text_without_trailing_zeros()
    {
        Assert.Equal("""{"d":"1.5"}""", Write(("d", 1.500m)));
        Assert.Equal("""{"d":"100"}""", Write(("d", 100.00m)));
        Assert.Equal("""{"d":"0"}""", Write(("d", -0.00m)));
        Assert.Equal("""{"d":"-0.0000000001"}""", Write(("d", -0.0000000001m)));
        Assert.Equal("""{"d":"79228162514264337593543950335"}""", Write(("d", decimal.MaxValue)));
    }

    [Fact]
    public void Times_are_utc_to_the_tick_and_days_are_iso()
    {
        var noon = new DateTimeOffset(2026, 11, 19, 12, 0, 0, TimeSpan.Zero).AddTicks(1);
        Assert.Equal("""{"t":"2026-11-19T12:00:00.0000001Z"}""", Write(("t", noon)));
        Assert.Equal(Write(("t", noon)), Write(("t", noon.ToOffset(TimeSpan.FromHours(-5)))));
        Assert.Equal("""{"d":"2026-02-03"}""", Write(("d", new DateOnly(2026, 2, 3))));
    }

    [Fact]
    public void Ids_enums_and_lists_have_one_spelling() => Assert.Equal(
        """{"e":"Operations","g":"00000001000000000000000000000000","l":["b","a"]}""",
        Write(("g", new Guid(1, 0, 0, new byte[8])), ("e", Role.Operations), ("l", new List<string> { "b", "a" })));

    [Fact]
    public void What_has_no_spelling_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => Write(("x", 1.5)));
        Assert.Throws<NotSupportedException>(() => Write(("x", new object())));
    }

    [Fact]
    public void The_order_in_which_a_record_was_put_together_does_not_matter()
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var fields = Enumerable.Range(0, 12).Select(i => ($"k{i * 7 % 12}", (object?)(i % 3 == 0 ? i : $"{i}"))).ToArray();
            var expected = Write(fields);
            random.Shuffle(fields);
            Assert.Equal(expected, Write(fields));
        }
    }

    private static string Write(params (string Key, object? Value)[] fields) =>
        CanonicalJson.WriteText(fields.ToDictionary(f => f.Key, f => f.Value));
}
