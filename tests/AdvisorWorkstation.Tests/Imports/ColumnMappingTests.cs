using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>Tables of no known layout that a person has mapped.</summary>
public sealed class ColumnMappingTests
{
    private static ColumnMapping Mapping => Fixtures.Mapping;

    [Fact]
    public async Task A_saved_mapping_reads_the_delivery_it_was_made_for_and_every_later_one()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var unread = await firm.PreviewAsync(Fixtures.Delivered("mapped_positions.csv"));
        Assert.Equal(ImportState.Refused, unread.State);
        var open = await firm.Get<OpenFilesQuery>().RunAsync(unread.Import, firm.Operations, ImportFirm.Cancel);
        var table = Assert.Single(open.Value.Unknown);
        Assert.Equal(("Sec Symbol", "NOVA"), (table.Headings[1], table.Sample[1]));
        Assert.Null((await SaveAsync(firm, Mapping)).Refusal);

        var again = await firm.Get<PreviewAgain>().RunAsync(
            new PreviewAgainInput(unread.Import, new Dictionary<int, string>()), firm.Operations, ImportFirm.Cancel);
        Assert.False((await firm.CommitAsync(again.Value, isConfirmed: true)).IsRefused);
        Assert.Equal([2.12345m, 12.0375m, 1200.5m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
        Assert.Equal(1250m, (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "55-0001").Cash.Usd);

        await firm.ImportAsync(ImportFirm.File(
            "next.csv", Fixtures.Text("mapped_positions.csv").Replace("11/18/2026", "11/19/2026", StringComparison.Ordinal).Replace("1,200.5", "1,100", StringComparison.Ordinal)));
        Assert.Equal([2.12345m, 12.0375m, 1100m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
    }

    [Fact]
    public async Task Findings_about_a_mapped_file_name_its_own_lines_and_columns()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await SaveAsync(firm, Mapping);
        var text = Fixtures.Text("mapped_positions.csv")
            .Replace("\"$48,140.05\"", "\"48.140,05\"", StringComparison.Ordinal)
            .Replace("\"$310.10\",11/18/2026", "\"$310.10\",2026-11-18", StringComparison.Ordinal);
        var errors = await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("m.csv", text));
        Assert.Equal([(2, "Mkt Value"), (5, "Stmt Date")], errors.Select(e => (e.Line, e.Column)).Order());
        Assert.Contains("MM/DD/YYYY", errors.Single(e => e.Line == 5).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_not_mapped_are_named()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await SaveAsync(firm, Mapping);
        var notes = await firm.FindingsAsync(ImportSeverity.Note, Fixtures.Delivered("mapped_positions.csv"));
        Assert.Contains(notes, n => n is { Line: 1, Column: "Rep" });
    }

    [Fact]
    public async Task A_mapping_is_written_into_the_history_and_can_be_taken_away()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await SaveAsync(firm, Mapping);
        await SaveAsync(firm, Mapping with { Name = "Keel 2026" });
        var line = Assert.Single((await firm.Get<ColumnMappingsQuery>().RunAsync(firm.Operations, ImportFirm.Cancel)).Value);
        Assert.Equal(("Keel 2026", "Positions"), (line.Name, line.Format));
        Assert.Null((await firm.Get<DeleteColumnMapping>().RunAsync(line.Id, firm.Operations, ImportFirm.Cancel)).Refusal);
        Assert.Equal("mapping-not-found", (await firm.Get<DeleteColumnMapping>().RunAsync(line.Id, firm.Operations, ImportFirm.Cancel)).Refusal?.Code);
        Assert.Equal(ImportState.Refused, (await firm.PreviewAsync(Fixtures.Delivered("mapped_positions.csv"))).State);
        var history = (await firm.AllAsync<AuditRow>()).OrderBy(a => a.Sequence).Select(a => (a.Action, a.SubjectId)).ToList();
        Assert.Equal(
            [("column-mapping.saved", "Keel statements"), ("column-mapping.saved", "Keel 2026"), ("column-mapping.deleted", "Keel 2026")], history[..3]);
    }

    [Fact]
    public async Task A_mapping_that_changed_after_a_preview_stops_its_commit()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await SaveAsync(firm, Mapping);
        var preview = await firm.PreviewAsync(Fixtures.Delivered("mapped_positions.csv"));
        await SaveAsync(firm, Mapping with { Columns = [.. Mapping.Columns.Where(c => c.Column != "cost_basis")] });
        Assert.Equal("plan-changed", (await firm.CommitAsync(preview, isConfirmed: true)).Refusal?.Code);
    }

    public static TheoryData<string, ColumnMapping, string> Faulty => new()
    {
        { "no name", Mapping with { Name = " " }, "a name" },
        { "no format", Mapping with { Format = "schwab-positions" }, "what the file is" },
        { "no way of days", Mapping with { Days = "" }, "writes days" },
        { "a needed column left out", Mapping with { Columns = [.. Mapping.Columns.Where(c => c.Column != "ticker")] }, "ticker comes from" },
        { "a column that the file does not have", With(new MappedColumn("kind", "Sort", null)), "no column 'Sort'" },
        { "a column of no format", With(new MappedColumn("mood", "Rep", null)), "none of Positions" },
        { "neither column nor value", With(new MappedColumn("kind", null, null)), "one value" },
        { "an empty value", With(new MappedColumn("kind", null, " ")), "a value for kind" },
        { "two equal headings", Mapping with { Headings = [.. Mapping.Headings, "Acct"] }, "two columns 'Acct'" },
        { "a known layout", Mapping with { Headings = ["ticker", "date", "close"] }, "read as Prices already" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_mapping_that_could_not_be_read_by_is_refused_with_a_sentence(string what, ColumnMapping mapping, string words)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var refusal = (await SaveAsync(firm, mapping)).Refusal;
        Assert.True(refusal?.Sentence.Contains(words, StringComparison.Ordinal), $"{what}: {refusal?.Sentence}");
        Assert.Empty(await firm.AllAsync<ColumnMappingRow>());
    }

    private static ColumnMapping With(MappedColumn column) => Mapping with { Columns = [.. Mapping.Columns, column] };

    private static Task<Domain.Values.Outcome<ColumnMapping>> SaveAsync(ImportFirm firm, ColumnMapping mapping) =>
        firm.Get<SaveColumnMapping>().RunAsync(mapping, firm.Operations, ImportFirm.Cancel);
}
