using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Tests.Imports;
using Files = AdvisorWorkstation.Tests.Imports.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>The holdings of any past day come out of the ledger as they were brought in for that day.</summary>
public sealed class HoldingsOnQueryTests
{
    private const string Header = "custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term\n";

    private static readonly (string Day, string[] Lots)[] Days =
    [
        ("2026-11-12", ["NOVA,L1,100,2021-05-04,3100.50,", "ORCH.B,L2,10,2020-01-02,8800,"]),
        ("2026-11-13", ["NOVA,L1,100,2021-05-04,3100.50,", "NOVA,L3,20,2026-11-13,900,", "ORCH.B,L2,10,2020-01-02,8800,"]),
        ("2026-11-16", ["NOVA,L1,60,2021-05-04,1860.30,", "NOVA,L3,20,2026-11-13,900,"]),
        ("2026-11-18", ["NOVA,L3,20,2026-11-13,,", "ORCH.B,L4,4,2026-11-17,3600,"]),
    ];

    [Fact]
    public async Task Each_past_day_is_as_it_was_brought_in()
    {
        await using var firm = await FirmAsync();
        foreach (var (day, lots) in Days)
        {
            await firm.ImportAsync(ImportFirm.File($"lots-{day}.csv", Header + string.Concat(lots.Select(l => $"Harbor,H-100,{day},{l}\n"))));
        }
        for (var date = Date(Days[0].Day); date <= Date("2026-11-20"); date = date.AddDays(1))
        {
            var imported = Days.Last(d => Date(d.Day) <= date).Lots;
            var held = (await OnAsync(firm, date)).Value;
            Assert.False(held.IsBeforeTheBooks);
            Assert.Equal(imported.Select(Known).Order(StringComparer.Ordinal), held.Securities.SelectMany(s => s.Lots.Select(l => Known(s, l))).Order(StringComparer.Ordinal));
            Assert.All(held.Securities, s => Assert.Equal(s.Lots.Sum(l => l.Lot.Quantity.Count), s.Quantity.Count));
        }
    }

    [Fact]
    public async Task A_day_is_valued_at_its_own_close_or_the_last_one_of_the_week_before_and_terms_are_those_of_the_day()
    {
        await using var firm = await FirmAsync();
        await firm.ImportAsync(
            ImportFirm.File("lots.csv", Header + "Harbor,H-100,2026-11-12,NOVA,L1,100,2025-11-13,3000,\n"),
            ImportFirm.File("prices.csv", "ticker,date,close\nNOVA,2026-11-12,40\nNOVA,2026-11-13,45\nNOVA,2026-11-18,50\n"));
        var (thursday, sunday) = ((await OnAsync(firm, Date("2026-11-12"))).Value, (await OnAsync(firm, Date("2026-11-15"))).Value);
        Assert.Equal((Date("2026-11-12"), 4000m), (thursday.PricesOf, thursday.Securities.Single().Value?.Usd));
        Assert.Equal((Date("2026-11-13"), 4500m), (sunday.PricesOf, sunday.Securities.Single().Value?.Usd));
        var (before, after) = (thursday.Securities.Single().Lots.Single(), sunday.Securities.Single().Lots.Single());
        Assert.Equal((1000m, 2, Date("2026-11-14")), (before.Gain?.Usd, before.DaysToLong, before.FirstLong));
        Assert.Equal((1500m, null, Date("2026-11-14")), (after.Gain?.Usd, after.DaysToLong, after.FirstLong));
    }

    [Fact]
    public async Task Before_the_books_open_nothing_is_said_to_be_known_even_where_transactions_are_older()
    {
        await using var firm = await FirmAsync();
        await firm.ImportAsync(
            ImportFirm.File("lots.csv", Header + "Harbor,H-100,2026-11-12,NOVA,L1,100,2021-05-04,3000,\n"),
            ImportFirm.File("tx.csv", "custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain\nHarbor,H-100,2026-11-02,buy,NOVA,5,-200,,\n"));
        var early = (await OnAsync(firm, Date("2026-11-05"))).Value;
        Assert.True(early.IsBeforeTheBooks);
        Assert.Equal((Date("2026-11-12"), 0), (early.KnownFrom, early.Securities.Count));
        Assert.Equal("not-yet", (await OnAsync(firm, Date("2026-11-21"))).Refusal?.Code);
    }

    [Fact]
    public async Task An_account_that_nothing_is_booked_in_says_so()
    {
        await using var firm = await FirmAsync();
        var held = (await OnAsync(firm, Date("2026-11-18"))).Value;
        Assert.True(held.IsBeforeTheBooks);
        Assert.Null(held.KnownFrom);
    }

    [Fact]
    public async Task Another_books_account_is_not_there()
    {
        await using var firm = await FirmAsync();
        var advisor = await firm.AddPersonAsync(Role.Advisor);
        Assert.Equal("not-found", (await firm.Get<HoldingsOnQuery>().RunAsync(new HoldingsOnInput(await AccountAsync(firm), Date("2026-11-18")), advisor, ImportFirm.Cancel)).Refusal?.Code);
    }

    /// <summary>A row of a file as ticker, id, shares, day and basis. A basis that a later file leaves out stays known.</summary>
    private static string Known(string row)
    {
        var cells = row.Split(',');
        return $"{cells[0]} {cells[1]} {decimal.Parse(cells[2]):0.######} {cells[3]} {(cells[4].Length > 0 ? decimal.Parse(cells[4]) : 900m):0.##}";
    }

    private static string Known(HeldSecurity security, HeldLot held) =>
        $"{security.Security.Ticker} {held.Lot.CustodianLotId} {held.Lot.Quantity} {held.Lot.PurchasedOn:yyyy-MM-dd} {held.Lot.CostBasis?.Usd:0.##}";

    private static async Task<ImportFirm> FirmAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Files.Delivered("accounts.csv"), Files.Delivered("securities.csv"));
        return firm;
    }

    private static async Task<AccountId> AccountAsync(ImportFirm firm) => (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-100").Id;

    private static async Task<Outcome<HoldingsOn>> OnAsync(ImportFirm firm, DateOnly day) =>
        await firm.Get<HoldingsOnQuery>().RunAsync(new HoldingsOnInput(await AccountAsync(firm), day), firm.Operations, ImportFirm.Cancel);

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
