using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Markets;

public sealed class EstimateRiskModelTests
{
    private const int Securities = 40;
    private const int Days = 300;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 13, 0, 0, TimeSpan.Zero);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_estimate_is_stored_with_its_line_in_the_history_and_is_then_the_current_model()
    {
        await using var workstation = await WithPricesAsync(Days);
        var estimated = await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Service, Cancel);
        Assert.True(estimated.Value.Stored);

        var current = await workstation.Get<CurrentRiskModelQuery>().RunAsync(workstation.Compliance, Cancel);
        Assert.Equal(estimated.Value.Model.Hash, current.Value.Hash);
        Assert.Equal(estimated.Value.Model.Exposures, current.Value.Exposures);
        await using var db = workstation.Db();
        var line = await db.Set<AuditRow>().SingleAsync(Cancel);
        Assert.Equal(("risk-model.estimated", current.Value.Hash), (line.Action, line.SubjectId));
    }

    [Fact]
    public async Task The_same_prices_are_stored_once()
    {
        await using var workstation = await WithPricesAsync(Days);
        await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Service, Cancel);
        var again = await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Service, Cancel);
        Assert.False(again.Value.Stored);
        await using var db = workstation.Db();
        Assert.Equal(1, await db.Set<RiskModelRow>().CountAsync(Cancel));
    }

    [Fact]
    public async Task Newer_prices_ask_for_a_newer_estimate()
    {
        await using var workstation = await WithPricesAsync(Days);
        var first = await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel);
        var same = await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel);
        Assert.Same(same.Value, (await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel)).Value);
        Assert.Equal(first.Value.Hash, same.Value.Hash);

        await AddPricesAsync(workstation, Days, 1);
        var next = await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel);
        Assert.Equal(first.Value.AsOf.Date.AddDays(1), next.Value.AsOf.Date);
    }

    [Fact]
    public async Task A_model_from_a_file_is_not_pushed_aside_by_newer_prices()
    {
        await using var workstation = await WithPricesAsync(Days);
        var estimated = await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel);
        await using (var db = workstation.Db())
        {
            await db.Set<RiskModelRow>().ExecuteUpdateAsync(m => m.SetProperty(r => r.Source, "provider.csv"), Cancel);
        }
        await AddPricesAsync(workstation, Days, 1);
        var kept = await workstation.Get<EnsureRiskModel>().RunAsync(workstation.Service, Cancel);
        Assert.Equal(estimated.Value.Hash, kept.Value.Hash);
    }

    [Fact]
    public async Task A_day_with_a_stray_price_is_no_trading_day()
    {
        await using var workstation = await WithPricesAsync(Days);
        await using (var db = workstation.Db())
        {
            db.Add(new PriceRow { SecurityId = new SecurityId(1), Date = new DateOnly(2026, 6, 1), Close = new Price(10m) });
            await db.SaveChangesAsync(Cancel);
        }
        var estimated = await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Service, Cancel);
        Assert.Equal(new DateOnly(2020, 1, 1).AddDays(Days - 1), estimated.Value.Model.AsOf.Date);
    }

    [Fact]
    public async Task Who_may_not_import_may_not_estimate()
    {
        await using var workstation = await WithPricesAsync(Days);
        var refused = await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Compliance, Cancel);
        Assert.Equal("role", refused.Refusal!.Code);
    }

    [Fact]
    public async Task Without_a_model_or_securities_the_answer_says_what_to_do()
    {
        await using var workstation = await EmptyWorkstation.StartAsync(Now);
        var none = await workstation.Get<CurrentRiskModelQuery>().RunAsync(workstation.Service, Cancel);
        Assert.Equal("no-risk-model", none.Refusal!.Code);
        var nothing = await workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), workstation.Service, Cancel);
        Assert.Equal("no-securities", nothing.Refusal!.Code);
    }

    private static async Task<EmptyWorkstation> WithPricesAsync(int days)
    {
        var workstation = await EmptyWorkstation.StartAsync(Now);
        await using (var db = workstation.Db())
        {
            db.AddRange(new SyntheticMarket(Securities, 2, 1).Securities.Select(s => new SecurityRow
            {
                Id = s.Id,
                Ticker = Ticker.Parse($"T{s.Id}"),
                Name = $"Security {s.Id}",
                Sector = s.Sector,
                EquivalenceGroup = $"T{s.Id}",
            }));
            await db.SaveChangesAsync(Cancel);
        }
        await AddPricesAsync(workstation, 0, days);
        return workstation;
    }

    private static async Task AddPricesAsync(EmptyWorkstation workstation, int from, int count)
    {
        var market = new SyntheticMarket(Securities, from + count, 41);
        await using var db = workstation.Db();
        db.AddRange(Enumerable.Range(0, Securities).SelectMany(i => Enumerable.Range(from, count).Select(t => new PriceRow
        {
            SecurityId = market.Securities[i].Id,
            Date = market.Days[t],
            Close = new Price(decimal.Round((decimal)market.Closes[(i * market.Days.Count) + t], 6)),
        })));
        await db.SaveChangesAsync(Cancel);
    }
}
