using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class CommitImportTests
{
    private static readonly DeliveredFile Prices = ImportFirm.File("prices.csv", "ticker,date,close\nNOVA,2026-11-18,40.10\n");

    [Fact]
    public async Task A_preview_changes_nothing_of_the_firm()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var before = await firm.DumpAsync();
        var preview = await firm.PreviewAsync([.. Fixtures.Names.Select(Fixtures.Delivered)]);
        Assert.Equal(ImportState.Previewed, preview.State);
        Assert.Equal(before, await firm.DumpAsync());
    }

    [Fact]
    public async Task What_was_previewed_is_committed_and_written_into_the_history_with_counts_and_hashes()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Prices);
        var committed = await firm.CommitAsync(preview);
        Assert.Equal(preview.Report.Changes, committed.Value.Report.Changes);
        var row = Assert.Single(await firm.AllAsync<PriceRow>());
        Assert.Equal(40.10m, row.Close.UsdPerShare);
        Assert.Equal("My firm", Assert.Single(await firm.AllAsync<FirmRow>()).Name);
        var history = await firm.AllAsync<AuditRow>();
        var line = Assert.Single(history, h => h.Action == "import.committed");
        Assert.Equal(preview.Import.ToString(), line.SubjectId);
        Assert.Contains(preview.Report.Files[0].Hash, line.Payload, StringComparison.Ordinal);
        Assert.Contains("""
            "Prices":{"changed":0,"new":1,"removed":0}
            """, line.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_in_one_file_leaves_the_database_untouched()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Prices);
        var before = await firm.DumpAsync();
        var preview = await firm.PreviewAsync(
            Fixtures.Delivered("accounts.csv"),
            Fixtures.Delivered("lots.csv"),
            ImportFirm.File("transactions.csv", Fixtures.Text("transactions.csv").Replace("2026-11-16", "2026-16-11", StringComparison.Ordinal)));
        Assert.Equal(ImportState.Refused, preview.State);
        var finding = Assert.Single(preview.Report.Findings, f => f.Severity == ImportSeverity.Error);
        Assert.Equal(("transactions.csv", 2, "trade_date"), (finding.File, finding.Line, finding.Column));
        var committed = await firm.CommitAsync(preview, isConfirmed: true);
        Assert.Equal("import-refused", committed.Refusal?.Code);
        Assert.Equal(before, await firm.DumpAsync());
    }

    [Fact]
    public async Task A_fault_in_the_middle_of_a_commit_leaves_nothing_behind()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await using (var db = await firm.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER FullDisk BEFORE INSERT ON Lots BEGIN SELECT RAISE(ABORT, 'disk full'); END", ImportFirm.Cancel);
        }
        var preview = await firm.PreviewAsync(Fixtures.Delivered("accounts.csv"), Fixtures.Delivered("lots.csv"));
        var before = await firm.DumpAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => firm.CommitAsync(preview, isConfirmed: true));
        Assert.Equal(before, await firm.DumpAsync());
        Assert.DoesNotContain(await firm.AllAsync<AuditRow>(), h => h.Action == "import.committed");
        Assert.Equal(ImportState.Previewed, Assert.Single(await firm.AllAsync<ImportRow>()).State);
    }

    [Fact]
    public async Task The_same_file_twice_is_recognized_under_any_name_and_set_aside()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Prices);
        var again = await firm.PreviewAsync(
            ImportFirm.File("prices (1).csv", "ticker,date,close\nNOVA,2026-11-18,40.10\n"),
            ImportFirm.File("prices_19.csv", "ticker,date,close\nNOVA,2026-11-19,41.00\n"));
        var finding = Assert.Single(again.Report.Findings);
        Assert.Contains("already imported on 2026-11-20", finding.Sentence, StringComparison.Ordinal);
        Assert.True((await firm.CommitAsync(again)).Refusal is null);
        Assert.Equal(2, (await firm.AllAsync<PriceRow>()).Count);
    }

    [Fact]
    public async Task A_delivery_of_nothing_but_known_files_has_nothing_to_import()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Prices);
        var again = await firm.PreviewAsync(Prices);
        Assert.Equal("nothing-to-import", (await firm.CommitAsync(again)).Refusal?.Code);
    }

    [Fact]
    public async Task One_file_under_two_names_in_a_delivery_counts_once()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var text = Fixtures.Text("transactions.csv");
        var preview = await firm.ImportAsync(
            Fixtures.Delivered("accounts.csv"), ImportFirm.File("transactions.csv", text), ImportFirm.File("transactions_copy.csv", text));
        Assert.Contains(preview.Report.Findings, f => f.File == "transactions_copy.csv" && f.Sentence.Contains("again, byte for byte", StringComparison.Ordinal));
        Assert.Equal(4, (await firm.AllAsync<TransactionRow>()).Count);
    }

    [Fact]
    public async Task A_delivery_is_committed_once()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Prices);
        Assert.Equal("import-decided", (await firm.CommitAsync(preview)).Refusal?.Code);
        Assert.Single(await firm.AllAsync<AuditRow>(), h => h.Action == "import.committed");
    }

    [Fact]
    public async Task A_discarded_delivery_is_not_committed_any_more()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Prices);
        Assert.False((await firm.Get<DiscardImport>().RunAsync(preview.Import, firm.Operations, ImportFirm.Cancel)).IsRefused);
        Assert.Equal("import-decided", (await firm.CommitAsync(preview)).Refusal?.Code);
        Assert.Empty(await firm.AllAsync<PriceRow>());
    }

    [Fact]
    public async Task A_commit_is_refused_when_it_would_do_something_else_than_was_shown()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Prices);
        await firm.ImportAsync(ImportFirm.File("first.csv", "ticker,date,close\nNOVA,2026-11-18,39.00\n"));
        Assert.Equal("plan-changed", (await firm.CommitAsync(preview)).Refusal?.Code);
        Assert.Equal(39m, Assert.Single(await firm.AllAsync<PriceRow>()).Close.UsdPerShare);
    }

    [Fact]
    public async Task A_question_has_to_be_answered_before_a_commit()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(ImportFirm.File("index.csv", "index,effective,ticker,weight\nHouse,2026-11-18,NOVA,9\n"));
        Assert.Equal("needs-your-word", (await firm.CommitAsync(preview)).Refusal?.Code);
        Assert.False((await firm.CommitAsync(preview, isConfirmed: true)).IsRefused);
    }

    [Theory]
    [InlineData(Role.Advisor)]
    [InlineData(Role.Compliance)]
    [InlineData(Role.Administrator)]
    public async Task Somebody_without_the_right_can_neither_preview_nor_commit_and_it_is_written_down(Role role)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Prices);
        var other = await firm.AddPersonAsync(role);
        Assert.Equal("role", (await firm.Get<PreviewImport>().RunAsync(new PreviewImportInput([Prices]), other, ImportFirm.Cancel)).Refusal?.Code);
        Assert.Equal("role", (await firm.Get<CommitImport>().RunAsync(new CommitImportInput(preview.Import, true), other, ImportFirm.Cancel)).Refusal?.Code);
        Assert.Equal("role", (await firm.Get<DiscardImport>().RunAsync(preview.Import, other, ImportFirm.Cancel)).Refusal?.Code);
        Assert.Equal(3, (await firm.AllAsync<AuditRow>()).Count(h => h.Action == "access.denied"));
        Assert.Empty(await firm.AllAsync<PriceRow>());
    }

    [Fact]
    public async Task The_raw_file_is_kept_under_its_hash_and_a_changed_copy_is_refused()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Prices);
        var kept = Assert.Single(Directory.GetFiles(firm.Folder.RawImports));
        Assert.Equal(preview.Report.Files[0].Hash, Path.GetFileName(kept));
        await File.AppendAllTextAsync(kept, "NOVA,2026-11-19,1.00\n", ImportFirm.Cancel);
        Assert.Equal("raw-file-changed", (await firm.CommitAsync(preview)).Refusal?.Code);
        Assert.Empty(await firm.AllAsync<PriceRow>());
    }

    [Fact]
    public async Task Twenty_commits_at_once_do_it_once()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Fixtures.Delivered("accounts.csv"), Fixtures.Delivered("transactions.csv"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => firm.CommitAsync(preview, isConfirmed: true)));
        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal("import-decided", o.Refusal!.Code));
        Assert.Equal(4, (await firm.AllAsync<TransactionRow>()).Count);
    }
}
