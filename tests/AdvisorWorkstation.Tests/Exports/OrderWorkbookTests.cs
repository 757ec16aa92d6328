using System.IO.Compression;
using System.Xml.Linq;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Exports;
using ClosedXML.Excel;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

public sealed class OrderWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void The_order_sheet_says_what_was_planned()
    {
        using var workbook = new XLWorkbook(new MemoryStream(OrderWorkbook.Write(Report())));
        var sheet = workbook.Worksheet("Orders");
        var rows = sheet.RowsUsed().Skip(1).SkipLast(1).ToList();

        Assert.Equal(
            Plan(Batch(TakesLotFields)).Blocks.SelectMany(
                b => b.Allocations, (b, a) => (b.Line, b.ClientOrderId, b.Ticker.Symbol, a.AccountNumber, a.Quantity.Count)),
            rows.Select(r => (
                r.Cell(1).GetValue<int>(), r.Cell(2).GetString(), r.Cell(4).GetString(), r.Cell(7).GetString(), r.Cell(9).GetValue<decimal>())));
        Assert.Equal("10 of 2023-02-10 (LOT-77); 2 of 2024-03-15 (LOT-91)", rows[0].Cell(13).GetString());
    }

    [Fact]
    public void Totals_are_formulas_that_come_to_the_plans_values()
    {
        var report = Report();
        using var workbook = new XLWorkbook(new MemoryStream(OrderWorkbook.Write(report)));
        var totals = workbook.Worksheet("Orders").LastRowUsed();

        Assert.Equal(("SUM(K2:K8)", "SUM(L2:L8)"), (totals.Cell(11).FormulaA1, totals.Cell(12).FormulaA1));
        Assert.Equal((report.Plan.Sold.Usd, report.Plan.Bought.Usd), (totals.Cell(11).GetValue<decimal>(), totals.Cell(12).GetValue<decimal>()));
        var approvals = workbook.Worksheet("Approvals").LastRowUsed();
        Assert.Equal(report.Plan.Sold.Usd, approvals.Cell(6).GetValue<decimal>());
    }

    [Fact]
    public void No_formula_stands_outside_of_the_totals_and_no_text_is_shared()
    {
        using var package = new ZipArchive(new MemoryStream(OrderWorkbook.Write(Report())));
        foreach (var sheet in package.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var content = sheet.Open();
            var rows = XDocument.Load(content).Descendants(Main + "row").ToList();
            Assert.All(rows.SkipLast(1).Descendants(Main + "c"), c => Assert.Null(c.Element(Main + "f")));
            Assert.All(rows.Descendants(Main + "c"), c => Assert.True(c.Attribute("t")?.Value is "inlineStr" or "n" or null, c.ToString()));
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+1")]
    [InlineData("@SUM(1)")]
    [InlineData("\tx\u0001\u202E\uFFFF")]
    public void A_hostile_name_stays_text(string name)
    {
        var report = Report();
        var hostile = report with { Proposals = report.Proposals.ToDictionary(p => p.Key, p => p.Value with { AccountName = name }) };
        using var workbook = new XLWorkbook(new MemoryStream(OrderWorkbook.Write(hostile)));
        var shown = workbook.Worksheet("Orders").Cell(2, 8);
        Assert.False(shown.HasFormula);
        Assert.Matches("^['\\[]", shown.GetString());
    }

    [Fact]
    public async Task The_same_batch_gives_the_same_bytes_at_another_time()
    {
        var first = OrderWorkbook.Write(Report());
        await Task.Delay(TimeSpan.FromSeconds(2.1), ExportFirm.Cancel);
        Assert.Equal(first, OrderWorkbook.Write(Report()));
    }

    private static BatchReport Report()
    {
        var request = Batch(TakesLotFields);
        return new BatchReport(
            new OrderBatchId(Guid.Parse("3f2a9c1d-0b4e-4d2e-9a61-2f0c5b7d8e90")),
            Stamp.At,
            new PersonId(Guid.Empty),
            "Olga Ops",
            Plan(request),
            request.Proposals.ToDictionary(
                p => p.Id, p => new BatchProposal(p.Id, p.Revision, p.AccountNumber, "Family", true, "run", "Petra Approver", new string('a', 64))),
            request.Securities);
    }
}
