using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Compliance;

public sealed class CheckHistoryTests
{
    [Fact]
    public async Task Verifying_is_an_entry_itself_and_is_signed_at_once()
    {
        await using var firm = await SignedFirm.OpenAsync();
        var verdict = (await firm.Get<CheckHistory>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Value;
        Assert.Empty(verdict.Faults);
        var line = Assert.Single(await firm.HistoryAsync("history.verified"));
        Assert.Equal("Carla Compliance", line.ActorName);
        Assert.Contains("\"verdict\":\"whole\"", line.Payload, StringComparison.Ordinal);
        var again = await firm.VerifyAsync();
        Assert.Equal((verdict.Entries + 1, 3), (again.Entries, again.Heads));
        Assert.Empty(again.Faults);
    }

    [Fact]
    public async Task What_is_wrong_with_the_history_stands_in_the_history()
    {
        await using var firm = await SignedFirm.OpenAsync();
        await firm.TamperAsync(1, nameof(AuditRow.Payload), withLeaf: false);
        var verdict = (await firm.Get<CheckHistory>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Value;
        Assert.NotEmpty(verdict.Faults);
        Assert.Contains("entry 1 was changed", Assert.Single(await firm.HistoryAsync("history.verified")).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_compliance_verifies_reads_and_takes_the_history_away()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var actor in firm.People.Where(p => p != firm.Compliance))
        {
            Assert.Equal("role", (await firm.Get<CheckHistory>().RunAsync(actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<HistoryQuery>().RunAsync(new HistoryFilter(), new Data.GridQuery(0, 10), actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<ExportHistory>().RunAsync(new HistoryFilter(), actor, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.Equal(
            firm.People.Where(p => p != firm.Compliance).SelectMany(p => Enumerable.Repeat(p.Person.ToString(), 3)),
            (await firm.HistoryAsync("access.denied")).Select(l => l.ActorId));
        Assert.Empty(await firm.HistoryAsync("history.exported"));
    }
}
