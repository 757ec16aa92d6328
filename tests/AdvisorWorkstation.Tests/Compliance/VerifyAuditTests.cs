using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Compliance;

/// <summary>A history as the program left it, and what an insider with the database file in hand can do to it.</summary>
public sealed class VerifyAuditTests
{
    public static TheoryData<string> Columns => [.. SignedFirm.Columns];

    [Fact]
    public async Task A_history_that_nobody_touched_is_whole()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var verdict = await firm.VerifyAsync();
        Assert.Empty(verdict.Faults);
        Assert.Equal((await firm.LengthAsync(), 2), (verdict.Entries, verdict.Heads));
    }

    [Fact]
    public async Task A_firm_without_a_signed_head_is_whole_too()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var verdict = await firm.VerifyAsync();
        Assert.Empty(verdict.Faults);
        Assert.Equal((await firm.LengthAsync(), 0), (verdict.Entries, verdict.Heads));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_changed_column_is_found_and_its_entry_named(string column)
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.TamperAsync(3, column, withLeaf: false);
        var faults = (await firm.VerifyAsync()).Faults;
        Assert.Equal("entry 3 was changed: its content does not give its leaf hash", faults[0]);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_changed_column_is_found_by_the_heads_when_its_leaf_was_changed_along(string column)
    {
        await using var firm = await SignedFirm.OpenAsync();
        var length = await firm.LengthAsync();
        await firm.TamperAsync(length - 1, column, withLeaf: true);
        var fault = Assert.Single((await firm.VerifyAsync()).Faults);
        Assert.StartsWith($"the first {length} entries are not the ones that were signed at 2026-11-20 12:00:00 UTC", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_leaf_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.DropTriggersAsync();
        await firm.ExecuteAsync("UPDATE AuditEntries SET LeafHash = zeroblob(32) WHERE Sequence = 2");
        Assert.StartsWith("entry 2 was changed", (await firm.VerifyAsync()).Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_entry_is_found_and_named()
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.DropTriggersAsync();
        await firm.ExecuteAsync("DELETE FROM AuditEntries WHERE Sequence = 2");
        Assert.Equal("entry 2 is missing: the next one is 3", (await firm.VerifyAsync()).Faults[0]);
    }

    [Fact]
    public async Task A_deleted_entry_whose_gap_was_closed_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.DropTriggersAsync();
        await firm.ExecuteAsync("DELETE FROM AuditEntries WHERE Sequence = 2");
        await firm.ExecuteAsync("UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence > 2");
        await firm.ExecuteAsync("UPDATE AuditEntries SET Sequence = -Sequence - 1 WHERE Sequence < 0");
        Assert.StartsWith("entry 2 was changed", (await firm.VerifyAsync()).Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_cut_off_behind_a_signed_head_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var length = await firm.LengthAsync();
        await firm.DropTriggersAsync();
        await firm.ExecuteAsync($"DELETE FROM AuditEntries WHERE Sequence = {length - 1}");
        await firm.ExecuteAsync($"DELETE FROM AuditHeads WHERE Size = {length}");
        Assert.Equal(
            $"the history has {length - 1} entries, but a head over {length} was signed: its end was cut off, or an older copy was restored",
            Assert.Single((await firm.VerifyAsync()).Faults));
    }

    [Fact]
    public async Task An_older_copy_of_the_database_is_found_by_the_file_outside_of_it()
    {
        await using var older = await LakesideFirm.OpenAsync();
        await using var firm = await SignedFirm.OpenAsync();
        var kept = Path.Combine(firm.Folder.Path, "workstation.db");
        File.Copy(Path.Combine(older.Folder.Path, "workstation.db"), kept, overwrite: true);
        Assert.Contains("an older copy was restored", Assert.Single((await firm.VerifyAsync()).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_changed_line_of_the_heads_file_is_found(int field)
    {
        await using var firm = await SignedFirm.OpenAsync();
        var lines = await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel);
        var parts = lines[0].Split(' ');
        parts[field] = Changed(parts[field]);
        lines[0] = string.Join(' ', parts);
        await File.WriteAllLinesAsync(firm.HeadsFile(), lines, LakesideFirm.Cancel);
        var faults = (await firm.VerifyAsync()).Faults;
        Assert.Contains(faults, f => f.StartsWith("a head is damaged or signed with another key", StringComparison.Ordinal));
        Assert.Contains("a head of the database is missing from the file outside of it", faults);
    }

    [Fact]
    public async Task A_line_taken_out_of_the_heads_file_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var lines = await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel);
        await File.WriteAllLinesAsync(firm.HeadsFile(), lines[..1], LakesideFirm.Cancel);
        Assert.Equal("a head of the database is missing from the file outside of it", Assert.Single((await firm.VerifyAsync()).Faults));
    }

    [Fact]
    public async Task A_heads_file_that_is_gone_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        File.Delete(firm.HeadsFile());
        Assert.Equal(2, (await firm.VerifyAsync()).Faults.Count(f => f == "a head of the database is missing from the file outside of it"));
    }

    [Fact]
    public async Task A_head_that_somebody_else_signed_is_found()
    {
        await using var firm = await SignedFirm.OpenAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new TreeHead(3, new string('0', 64), firm.Clock.Now).ToLine(other);
        await File.AppendAllTextAsync(firm.HeadsFile(), forged + "\n", LakesideFirm.Cancel);
        Assert.StartsWith("a head is damaged or signed with another key", Assert.Single((await firm.VerifyAsync()).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_without_the_public_key_prove_nothing_and_it_says_so()
    {
        await using var firm = await SignedFirm.OpenAsync();
        File.Delete(firm.Get<AuditKeys>().PublicPath);
        Assert.Equal("there are signed heads and no public key to check them with", (await firm.VerifyAsync()).Faults[0]);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Reason = 'x'")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("UPDATE AuditHeads SET Size = 1")]
    [InlineData("DELETE FROM AuditHeads")]
    public async Task The_database_refuses_to_change_the_history(string sql)
    {
        await using var firm = await SignedFirm.OpenAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => firm.ExecuteAsync(sql));
        Assert.Contains("the history is append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_refuses_to_save_a_changed_line()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => firm.LookAsync(async db =>
        {
            db.Entry(await db.Set<AuditRow>().FirstAsync(LakesideFirm.Cancel)).State = EntityState.Modified;
            return await db.SaveChangesAsync(LakesideFirm.Cancel);
        }));
        Assert.Contains("a line of the history was about to be changed", refused.Message, StringComparison.Ordinal);
    }

    private static string Changed(string text) => (text[0] == '1' ? '2' : '1') + text[1..];
}
