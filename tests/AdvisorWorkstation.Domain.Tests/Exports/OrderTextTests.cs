using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Exports;

public sealed class OrderTextTests
{
    private static readonly OrderBatchId Batch = new(Guid.Parse("3f2a9c1d-0b4e-4d2e-9a61-2f0c5b7d8e90"));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  +1", "'  +1")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\t=1", "[U+0009]=1")]
    [InlineData("\0=1", "[U+0000]=1")]
    [InlineData("Ann\u202Ecod.exe", "Ann[U+202E]cod.exe")]
    [InlineData("zero\u200Bwidth", "zero[U+200B]width")]
    [InlineData("Müller & Söhne", "Müller & Söhne")]
    [InlineData("", "")]
    public void A_report_shows_text_so_that_no_spreadsheet_computes_it(string text, string shown) =>
        Assert.Equal(shown, ReportText.Neutralize(text));

    [Fact]
    public void A_lone_surrogate_does_not_stop_a_report() => Assert.Equal("a\uFFFDb", ReportText.Neutralize("a\uD800b"));

    [Theory]
    [InlineData("North Trust", "north-trust-2026-11-20-3f2a9c1d0b4e.fix")]
    [InlineData("../../etc/passwd", "etc-passwd-2026-11-20-3f2a9c1d0b4e.fix")]
    [InlineData("Granite & Sons, N.A.", "granite-sons-n-a-2026-11-20-3f2a9c1d0b4e.fix")]
    [InlineData("株式会社", "custodian-2026-11-20-3f2a9c1d0b4e.fix")]
    public void A_file_is_named_by_letters_and_digits_only(string custodian, string name) =>
        Assert.Equal(name, OrderFileName.Of(custodian, new DateOnly(2026, 11, 20), Batch, "fix"));

    [Fact]
    public void A_sentence_shows_what_can_not_be_printed_by_its_number() =>
        Assert.Equal("A[U+0001][U+00D6]" + new string('x', 37) + "...", OrderText.Shown("A\u0001Ö" + new string('x', 60)));
}
