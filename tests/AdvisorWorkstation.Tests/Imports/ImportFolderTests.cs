using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class ImportFolderTests
{
    [Fact]
    public async Task A_folder_with_any_mix_of_files_is_imported_in_one_step()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var folder = Folder(firm, [.. Fixtures.Names]);
        await File.WriteAllTextAsync(Path.Combine(folder, "README"), "About these files.\n", ImportFirm.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, ".hidden"), "nobody asked", ImportFirm.Cancel);
        var imported = await RunAsync(firm, folder, isConfirmed: true);
        Assert.Null(imported.NotCommitted);
        Assert.Equal(Fixtures.Names.Count() + 1, imported.Preview.Report.Files.Count);
        Assert.NotEmpty(await firm.AllAsync<RiskModelRow>());
    }

    [Fact]
    public async Task Without_a_yes_a_folder_with_questions_is_not_imported_and_they_are_listed()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var imported = await RunAsync(firm, Folder(firm, "ishares_no_data.csv", "prices.csv"), isConfirmed: false);
        Assert.Equal("needs-your-word", imported.NotCommitted?.Code);
        Assert.Contains(imported.Preview.Report.Findings, f => f.Severity == ImportSeverity.NeedsYourWord);
        Assert.Empty(await firm.AllAsync<PriceRow>());
        Assert.Equal(ImportState.Discarded, Assert.Single(await firm.AllAsync<ImportRow>()).State);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_is_empty_is_refused_with_a_sentence()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var import = firm.Get<ImportFolder>();
        var missing = await import.RunAsync(new ImportFolderInput(Path.Combine(firm.Folder.Path, "none"), true), firm.Operations, ImportFirm.Cancel);
        var empty = await import.RunAsync(new ImportFolderInput(Folder(firm), true), firm.Operations, ImportFirm.Cancel);
        Assert.Equal(("no-folder", "no-files"), (missing.Refusal?.Code, empty.Refusal?.Code));
    }

    [Fact]
    public async Task The_list_of_imports_and_what_each_found_can_be_read_back()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var first = await firm.ImportAsync(Fixtures.Delivered("prices.csv"));
        firm.Clock.Now = firm.Clock.Now.AddHours(1);
        await firm.PreviewAsync(ImportFirm.File("prices2.csv", "ticker,date,close\nNOVA,soon,1\n"));
        var history = await firm.Get<ImportHistoryQuery>().RunAsync(new ImportHistoryInput(0, 10), firm.Operations, ImportFirm.Cancel);
        Assert.Equal([ImportState.Refused, ImportState.Committed], history.Value.Lines.Select(l => l.State));
        Assert.Equal(2, history.Value.Total);
        var detail = await firm.Get<ImportDetailQuery>().RunAsync(first.Import, firm.Operations, ImportFirm.Cancel);
        Assert.Equal(first.Report.Findings, detail.Value.Report.Findings);
        Assert.Equal(first.Report.Changes, detail.Value.Report.Changes);
        Assert.Equal(first.Report.Files, detail.Value.Report.Files);
    }

    private static string Folder(ImportFirm firm, params string[] names)
    {
        var folder = Directory.CreateDirectory(Path.Combine(firm.Folder.Path, $"in-{names.Length}")).FullName;
        foreach (var name in names)
        {
            File.WriteAllBytes(Path.Combine(folder, name), Fixtures.Bytes(name));
        }
        return folder;
    }

    private static async Task<ImportedFolder> RunAsync(ImportFirm firm, string folder, bool isConfirmed)
    {
        var outcome = await firm.Get<ImportFolder>().RunAsync(new ImportFolderInput(folder, isConfirmed), firm.Operations, ImportFirm.Cancel);
        return outcome.Value;
    }
}
