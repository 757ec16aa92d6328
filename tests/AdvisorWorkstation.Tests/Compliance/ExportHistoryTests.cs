using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Compliance;

public sealed class ExportHistoryTests
{
    private const string Formula = "=HYPERLINK(\"http://x\",\"y\"), said he";

    [Fact]
    public async Task The_file_has_a_line_for_each_entry_with_its_leaf_hash()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var entries = await firm.HistoryAsync();

        var file = await TakeAsync(firm, new HistoryFilter());

        Assert.Equal("history-20261120-120000.csv", file.Name);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file.Content[..3]);
        var lines = Encoding.UTF8.GetString(file.Content[3..]).Split("\r\n");
        Assert.StartsWith("sequence,time_utc,actor,roles,", lines[0], StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
        Assert.Equal(entries.Count, lines.Length - 2);
        Assert.All(entries.Zip(lines[1..^1]), pair =>
        {
            Assert.StartsWith($"{pair.First.Sequence},{pair.First.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},\"{pair.First.ActorName}\",", pair.Second, StringComparison.Ordinal);
            Assert.EndsWith($",\"{Convert.ToHexStringLower(pair.First.LeafHash)}\"", pair.Second, StringComparison.Ordinal);
            Assert.Contains(pair.First.Payload.Replace("\"", "\"\"", StringComparison.Ordinal), pair.Second, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_same_history_gives_the_same_bytes()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var filter = new HistoryFilter(Action: "proposal.");
        Assert.Equal((await TakeAsync(firm, filter)).Content, (await TakeAsync(firm, filter)).Content);
    }

    [Fact]
    public async Task Taking_it_away_is_an_entry_with_the_filter_and_the_hash_of_the_bytes()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var file = await TakeAsync(firm, new HistoryFilter(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20), Action: "run."));
        var line = Assert.Single(await firm.HistoryAsync("history.exported"));
        Assert.Equal("Carla Compliance", line.ActorName);
        Assert.Equal(
            $"{{\"action\":\"run.\",\"entries\":2,\"from\":\"2026-11-20\",\"sha256\":\"{DomainJson.Hash(file.Content)}\",\"subject\":null,\"to\":\"2026-11-20\",\"words\":null}}",
            line.Payload);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_shown_as_text()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<DecideProposal>().RunAsync((await firm.ProposalAsync()).Id, new ReviewCommand.Reject(1, Formula), firm.Operations, LakesideFirm.Cancel);
        var text = Encoding.UTF8.GetString((await TakeAsync(firm, new HistoryFilter(Action: "proposal.rejected"))).Content);
        Assert.Contains($",\"'{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", text, StringComparison.Ordinal);
    }

    private static async Task<EvidenceFile> TakeAsync(LakesideFirm firm, HistoryFilter filter) =>
        (await firm.Get<ExportHistory>().RunAsync(filter, firm.Compliance, LakesideFirm.Cancel)).Value;
}
