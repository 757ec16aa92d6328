using AdvisorWorkstation.Features.Imports.Freshness;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>Which data is behind, on a Friday whose expected close is Thursday's.</summary>
public sealed class StaleDataQueryTests
{
    [Fact]
    public async Task An_empty_firm_has_an_empty_board()
    {
        await using var firm = await ImportFirm.CreateAsync();
        Assert.Empty((await firm.Get<StaleDataQuery>().RunAsync(firm.Operations, ImportFirm.Cancel)).Value.Lines);
    }

    [Fact]
    public async Task What_is_of_the_expected_day_is_as_it_should_be_and_what_never_came_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var board = await BoardAsync(firm);
        Assert.Equal(["Prices", "Positions", "Transactions", "Corporate actions", "Index version", "Risk model", "Attributes"], board.Lines.Select(l => l.Kind).Distinct());
        Assert.Equal((new DateOnly(2026, 11, 19), 0, null), (Of(board, "Prices").Newest, Of(board, "Prices").Behind, Of(board, "Prices").Cause));
        Assert.Equal((0, 3, null), (Of(board, "Positions").Behind, Of(board, "Positions").Total, Of(board, "Positions").Cause));
        Assert.Equal(new DateOnly(2024, 6, 20), Of(board, "Transactions").Newest);
        Assert.Null(Of(board, "Corporate actions").Newest);
        Assert.Contains("No held security has any", Of(board, "Attributes").Cause, StringComparison.Ordinal);
        Assert.Null(Of(board, "Risk model").Cause);
        Assert.Equal(board.Lines.Count(l => l.Cause is not null), board.Stale);
    }

    [Fact]
    public async Task A_weekend_makes_nothing_stale_and_the_next_close_that_does_not_come_does()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        firm.Clock.Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        Assert.Contains("The close of 2026-11-20 has not arrived", Of(await BoardAsync(firm), "Prices").Cause, StringComparison.Ordinal);
        firm.Clock.Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 11, 20), Of(await BoardAsync(firm), "Positions").Expected);
        Assert.Contains("Ask Lakeside for it", Of(await BoardAsync(firm), "Positions").Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_are_named_first()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("DELETE FROM Prices WHERE Date = '2026-11-19' AND SecurityId = (SELECT Id FROM Securities WHERE Ticker = 'MSFT')");
        await firm.ExecuteAsync("DELETE FROM Prices WHERE Date >= '2026-11-18' AND SecurityId = (SELECT Id FROM Securities WHERE Ticker = 'NVDA')");
        var prices = Of(await BoardAsync(firm), "Prices");
        Assert.Equal((2, "NVDA"), (prices.Behind, prices.Details[0].Name));
        Assert.True(prices.Details[0].Newest < prices.Details[1].Newest);

        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = '2026-11-17' WHERE Number = 'HM-1002'");
        var positions = Of(await BoardAsync(firm), "Positions");
        Assert.Equal((1, new DateOnly(2026, 11, 17)), (positions.Behind, positions.Details.Single().Newest));
        Assert.StartsWith("HM-1002", positions.Details.Single().Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_is_stale_after_a_quarter_and_a_risk_model_after_a_month()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        firm.Clock.Now = firm.Clock.Now.AddDays(200);
        var board = await BoardAsync(firm);
        Assert.Contains("reviewed every quarter", Of(board, "Index version").Cause, StringComparison.Ordinal);
        Assert.Contains("days old", Of(board, "Risk model").Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_bring_data_in_see_the_board()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("role", (await firm.Get<StaleDataQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
    }

    private static async Task<StaleDataBoard> BoardAsync(LakesideFirm firm) => (await firm.Get<StaleDataQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value;

    private static FreshnessLine Of(StaleDataBoard board, string kind) => Assert.Single(board.Lines, l => l.Kind == kind);
}
