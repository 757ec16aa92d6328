using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Tests.Exports;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>
/// The bytes of order files, for custodians that take lots as fields, as text, or not at all. A change here is a change that counterparties see.
/// </summary>
public sealed class GoldenOrderFileTests
{
    public static TheoryData<string, string> Goldens { get; } = new()
    {
        { "csv", "lot-fields" },
        { "fix", "lot-fields" },
        { "fix", "lot-text" },
        { "fix", "no-lots" },
    };

    [Theory]
    [MemberData(nameof(Goldens))]
    public void An_order_file_is_the_same_to_the_last_byte(string format, string name)
    {
        var content = OrderFormats.All.Single(f => f.Key == format).Write(Plan(Batch(CustodianOf(name))), Stamp);
        var golden = Path.Combine(AppContext.BaseDirectory, "data", "exports", $"orders-{name}.{format}");
        var actual = Path.Combine(AppContext.BaseDirectory, $"orders-{name}.actual.{format}");
        File.WriteAllBytes(actual, content);
        Assert.True(File.Exists(golden) && File.ReadAllBytes(golden).AsSpan().SequenceEqual(content), $"compare {actual} with {golden}");
    }

    [Theory]
    [InlineData("lot-fields")]
    [InlineData("lot-text")]
    [InlineData("no-lots")]
    public void A_strict_reader_takes_every_golden_order(string name)
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "data", "exports", $"orders-{name}.fix");
        Assert.Equal(4, StrictFixReader.Read(File.ReadAllBytes(golden)).Count);
    }

    private static Custodian CustodianOf(string name) => name switch
    {
        "lot-fields" => TakesLotFields,
        "lot-text" => TakesLotText,
        "no-lots" => WholeSharesOnly,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
