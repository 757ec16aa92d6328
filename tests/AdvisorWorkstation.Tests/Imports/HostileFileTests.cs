using System.Text;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class HostileFileTests
{
    private const string Prices = "ticker,date,close\nNOVA,2026-11-17,40.60\nNOVA,2026-11-18,40.10\n";

    public static TheoryData<string, byte[], int, string, string> Contents => new()
    {
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Prices)], 1, "whole file", "UTF-16" },
        { "UTF-16 without its mark", Encoding.Unicode.GetBytes(Prices), 1, "byte 2", "NUL" },
        { "a NUL byte", Encoding.UTF8.GetBytes(Prices.Replace("40.60", "40\060", StringComparison.Ordinal)), 2, "byte 19", "NUL" },
        { "bad UTF-8", [.. Encoding.UTF8.GetBytes("ticker,date,close\nNOV"), 0xC3, 0x28], 2, "byte 4", "not valid UTF-8" },
        { "Latin-1", Encoding.Latin1.GetBytes("ticker,name\nPINE,Pinè\n"), 2, "byte 9", "not valid UTF-8" },
        { "a web page", "\r\n<!DOCTYPE html><html></html>"u8.ToArray(), 1, "whole file", "web page" },
        { "a PDF", "%PDF-1.7\n"u8.ToArray(), 1, "whole file", "PDF" },
        { "a ZIP", "PK\u0003\u0004content"u8.ToArray(), 1, "whole file", "ZIP" },
        { "an empty ZIP", "PK\u0005\u0006"u8.ToArray(), 1, "whole file", "empty ZIP" },
        { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], 1, "whole file", "old Excel workbook" },
        { "gzip", [0x1F, 0x8B, 0x08], 1, "whole file", "gzip" },
        { "nothing", [], 1, "whole file", "empty" },
        { "a byte order mark and nothing", [0xEF, 0xBB, 0xBF], 1, "whole file", "empty" },
    };

    public static TheoryData<string, string, int, string, string> Tables => new()
    {
        { "an unclosed quote", "ticker,date,close\nNOVA,\"2026-11-17,40.60\nNOVA,2026-11-18,40.10\n", 2, "column 2", "never closed" },
        { "a quote inside a cell", "ticker,date,close\nNO\"VA,2026-11-17,40.60\n", 2, "column 1", "inside a cell" },
        { "text after a quote", "ticker,date,close\nNOVA,\"2026-11-17\"x,40.60\n", 2, "column 2", "follows a closing quote" },
        { "a decimal comma", "ticker,date,close\nNOVA,2026-11-17,\"40,60\"\n", 2, "close", "no number" },
        { "a decimal comma without quotes", "ticker,date,close\nNOVA,2026-11-17,40,60\n", 2, "column 4", "4 cells" },
        { "NaN", "ticker,date,close\nNOVA,2026-11-17,NaN\n", 2, "close", "no number" },
        { "a price of zero", "ticker,date,close\nNOVA,2026-11-17,0\n", 2, "close", "above zero" },
        { "a negative price", "ticker,date,close\nNOVA,2026-11-17,-4\n", 2, "close", "above zero" },
        { "an unknown price", "ticker,date,close\nNOVA,2026-11-17,--\n", 2, "close", "says nothing" },
        { "a percentage", "ticker,date,close\nNOVA,2026-11-17,4%\n", 2, "close", "percentage" },
        { "a day out of range", "ticker,date,close\nNOVA,1026-11-17,40.60\n", 2, "date", "between 1900 and 2199" },
        { "an American date", "ticker,date,close\nNOVA,11/17/2026,40.60\n", 2, "date", "YYYY-MM-DD" },
        { "a ticker that is none", "ticker,date,close\nNÖVA,2026-11-17,40.60\n", 2, "ticker", "not a ticker" },
        { "a formula", "ticker,date,close\n=1+1,2026-11-17,40.60\n", 2, "ticker", "not a ticker" },
        { "a row that was cut off", "ticker,date,close\nNOVA,2026-11-17,40.60\nNOVA,2026-", 3, "close", "cut off" },
        { "the file twice", Prices + Prices, 4, "date", "no date" },
        { "a column twice", "ticker,date,close,date\nNOVA,2026-11-17,40.60,2026-11-17\n", 1, "date", "stands twice" },
        { "a column missing", "ticker,close\nNOVA,40.60\n", 1, "date", "missing" },
        { "a line break in a cell", "ticker,name\nNOVA,\"Nova\nMachines\"\n", 2, "name", "line break" },
        { "an endless number", $"ticker,date,close\nNOVA,2026-11-17,{new string('9', 200)}\n", 2, "close", "no number" },
        { "a number beyond reason", "ticker,date,close\nNOVA,2026-11-17,99999999999\n", 2, "close", "taken for a mistake" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Content_that_is_no_text_is_refused_under_the_name_of_a_table(string what, byte[] content, int line, string column, string words)
    {
        var reading = Fixtures.Read("prices.csv", content);
        var finding = Assert.Single(reading.Findings.ToList());
        Assert.Equal((ImportSeverity.Error, line, column), (finding.Severity, finding.Line, finding.Column));
        Assert.True(finding.Sentence.Contains(words, StringComparison.Ordinal), $"{what}: {finding.Sentence}");
        Assert.Empty(reading.Facts);
    }

    [Fact]
    public void The_same_content_under_another_name_is_set_aside_with_a_warning()
    {
        var reading = Fixtures.Read("statement.pdf", "%PDF-1.7\n"u8.ToArray());
        Assert.True(reading.IsSetAside);
        Assert.Equal(ImportSeverity.Warning, Assert.Single(reading.Findings.ToList()).Severity);
    }

    [Theory]
    [InlineData("README.md", "# What is in this folder\n\nPrices, \"and\" more.\n")]
    [InlineData("make.py", "#!/usr/bin/env python3\nw(\"x\")\n")]
    [InlineData("other.csv", "colour,size\nred,3\n")]
    public void A_file_that_is_nothing_known_is_set_aside_with_a_warning(string name, string text)
    {
        var reading = Fixtures.Read(name, text);
        Assert.True(reading.IsSetAside);
        Assert.Equal(ImportSeverity.Warning, Assert.Single(reading.Findings.ToList()).Severity);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_fault_of_a_table_is_named_with_its_line_and_column(string what, string text, int line, string column, string words)
    {
        var reading = Fixtures.Read("data.csv", text);
        Assert.Contains(
            reading.Findings.ToList(),
            f => f.Severity == ImportSeverity.Error && f.Line == line && f.Column == column && f.Sentence.Contains(words, StringComparison.Ordinal));
        Assert.True(reading.Findings.HasErrors, what);
    }

    [Fact]
    public void Every_faulty_cell_of_a_row_is_found_at_once()
    {
        var reading = Fixtures.Read("prices.csv", "ticker,date,close\n?,yesterday,dear\n");
        Assert.Equal(["ticker", "date", "close"], reading.Findings.ToList().Select(f => f.Column));
    }

    [Fact]
    public void A_line_of_five_megabytes_is_refused_by_the_size_of_its_cell()
    {
        var finding = Errors($"ticker,date,close\nNOVA,2026-11-17,{new string('1', 5_000_000)}\n");
        Assert.Equal((2, "column 3"), (finding.Line, finding.Column));
        Assert.Contains("64 KB", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_million_columns_is_refused_by_the_number_of_columns()
    {
        var finding = Errors($"ticker,date,close\n{new string(',', 1_000_000)}\n");
        Assert.Equal((2, "column 201"), (finding.Line, finding.Column));
        Assert.Contains("200 columns", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_over_the_limit_of_rows_is_refused_at_the_first_row_too_many()
    {
        var limits = new ImportOptions { MaxRows = 10 };
        var text = "ticker,date,close\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"T{i},2026-11-17,1\n"));
        var finding = Assert.Single(Fixtures.Read("prices.csv", Encoding.UTF8.GetBytes(text), limits).Findings.ToList());
        Assert.Equal((ImportSeverity.Error, 11), (finding.Severity, finding.Line));
        Assert.Contains("10 rows", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_of_size_is_refused_after_reading_little_more_than_the_limit()
    {
        var limits = new ImportOptions { MaxFileMegabytes = 1 };
        using var stream = new MemoryStream(new byte[20_000_000]);
        var file = await DeliveredFile.ReadAsync("prices.csv", stream, limits, TestContext.Current.CancellationToken);
        Assert.InRange(file.Content.Length, limits.MaxFileBytes() + 1, limits.MaxFileBytes() + 100_000);
        var finding = Assert.Single(DeliveryReader.Read(0, file, [], limits, CancellationToken.None).Findings.ToList());
        Assert.Contains("1 MB", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_whose_last_line_has_no_end_is_read_with_a_warning()
    {
        var reading = Fixtures.Read("prices.csv", "ticker,date,close\nNOVA,2026-11-17,40.60");
        Assert.Equal(ImportSeverity.Warning, Assert.Single(reading.Findings.ToList()).Severity);
        Assert.Single(reading.Facts);
    }

    [Fact]
    public void A_column_that_is_not_known_is_warned_about_and_the_rest_is_read()
    {
        var reading = Fixtures.Read("prices.csv", "ticker,date,close,mood\nNOVA,2026-11-17,40.60,good\n");
        var finding = Assert.Single(reading.Findings.ToList());
        Assert.Equal((ImportSeverity.Warning, "mood"), (finding.Severity, finding.Column));
        Assert.Single(reading.Facts);
    }

    [Fact]
    public void A_path_in_a_file_name_and_control_characters_are_dropped() =>
        Assert.Equal("passwd.csv", new DeliveredFile("../../etc/pa\u0007sswd.csv", []).Name);

    private static ImportFinding Errors(string text) =>
        Assert.Single(Fixtures.Read("prices.csv", text).Findings.ToList(), f => f.Severity == ImportSeverity.Error);
}
