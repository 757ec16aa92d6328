using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Compliance;

public sealed class AuditHeadsTests
{
    [Fact]
    public async Task Nothing_is_signed_when_nothing_was_added()
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel);
        Assert.Equal(2, (await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel)).Length);
    }

    [Fact]
    public async Task Fewer_entries_than_asked_for_are_not_signed()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<AuditHeads>().SignAsync((int)await firm.LengthAsync() + 1, LakesideFirm.Cancel);
        Assert.False(File.Exists(firm.HeadsFile()));
        await firm.Get<AuditHeads>().SignAsync((int)await firm.LengthAsync(), LakesideFirm.Cancel);
        Assert.Single(await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel));
    }

    [Fact]
    public async Task The_file_and_the_database_hold_the_same_heads()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var inside = await firm.LookAsync(db => db.Set<AuditHeadRow>().OrderBy(h => h.Size).Select(h => h.Line).ToListAsync(LakesideFirm.Cancel));
        Assert.Equal(await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel), inside);
    }

    [Fact]
    public async Task Signing_from_many_sides_at_once_signs_once()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel))));
        Assert.Single(await File.ReadAllLinesAsync(firm.HeadsFile(), LakesideFirm.Cancel));
    }

    [Fact]
    public async Task A_head_that_reached_the_file_only_is_no_tampering()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("CREATE TRIGGER no_head BEFORE INSERT ON AuditHeads BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel));
        Assert.Empty((await firm.VerifyAsync()).Faults);
        await firm.ExecuteAsync("DROP TRIGGER no_head");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(1);
        await firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel);
        Assert.Empty((await firm.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task The_signing_key_is_readable_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }
        await using var firm = await SignedFirm.OpenAsync();
        var key = Path.Combine(firm.Folder.Keys, "audit-signing.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }
}
