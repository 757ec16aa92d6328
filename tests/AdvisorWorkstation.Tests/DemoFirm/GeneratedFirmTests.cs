using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Rows;

namespace AdvisorWorkstation.Tests.DemoFirm;

public sealed partial class GeneratedFirmTests(SmallFirm firm) : IClassFixture<SmallFirm>
{
    private DemoFirmRows Rows => firm.Rows;

    [Fact]
    public void The_same_seed_makes_the_same_firm() =>
        Assert.Equal(FirmDigest.Of(Rows), FirmDigest.Of(SmallFirm.Make(SmallFirm.AsOf, SmallFirm.Seed)));

    [Fact]
    public void Another_seed_makes_another_firm() =>
        Assert.NotEqual(FirmDigest.Of(Rows), FirmDigest.Of(SmallFirm.Make(SmallFirm.AsOf, SmallFirm.Seed + 1)));

    [Fact]
    public void Positions_are_the_sum_of_their_lots_but_for_those_in_quarantine()
    {
        var lots = Rows.Clients.Lots
            .GroupBy(l => (l.AccountId, l.SecurityId))
            .ToDictionary(g => g.Key, g => g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity));
        var apart = Rows.Clients.Positions.Where(p => lots[(p.AccountId, p.SecurityId)] != p.Quantity).Select(p => (p.AccountId, p.SecurityId));
        Assert.Equal(Rows.Clients.Quarantines.Select(q => (q.AccountId, q.SecurityId)).Order(), apart.Order());
        Assert.Equal(lots.Count, Rows.Clients.Positions.Count);
    }

    [Fact]
    public void No_lot_is_older_than_its_securitys_first_price_and_each_cost_that_days_close()
    {
        Assert.All(Rows.Clients.Lots, lot =>
        {
            var security = lot.SecurityId.Value - 1;
            var day = Array.BinarySearch(Rows.Market.Days, lot.Acquired!.Value);
            Assert.True(day >= Rows.Market.Prices.FirstDay(security));
            Assert.True(lot.CostBasis is null || lot.CostBasis == (lot.Quantity * Rows.Market.Prices.Close(security, day)).RoundedToCents);
        });
    }

    [Fact]
    public void Quantities_are_what_their_custodian_can_hold()
    {
        var custodians = ClientRows.Custodians.ToDictionary(c => c.Name);
        var accounts = Rows.Clients.Accounts.ToDictionary(a => a.Id);
        Assert.All(Rows.Clients.Lots, lot =>
        {
            var custodian = custodians[accounts[lot.AccountId].Custodian];
            Assert.True(lot.Quantity > Shares.Zero);
            Assert.Equal(decimal.Round(lot.Quantity.Count, custodian.ShareDecimals), lot.Quantity.Count);
        });
    }

    [Fact]
    public void Holdings_have_twelve_lots_at_most_and_five_at_least_where_there_are_shares_for_them()
    {
        var stakes = DemoCases.All.Select(c => c.AccountNumber).ToHashSet();
        var ordinary = Rows.Clients.Accounts
            .Where(a => !stakes.Contains(a.Number) && a.Custodian == DemoCustodians.Northgate.Name)
            .Select(a => a.Id)
            .ToHashSet();
        var holdings = Rows.Clients.Lots.Where(l => ordinary.Contains(l.AccountId)).GroupBy(l => (l.AccountId, l.SecurityId));
        Assert.All(holdings, lots => Assert.InRange(lots.Count(), 5, 12));
    }

    [Fact]
    public void Five_years_of_prices_are_above_nothing_and_end_at_the_files_prices()
    {
        for (var i = 0; i < Rows.Market.Universe.Count; i++)
        {
            var entry = Rows.Market.Universe[i];
            Assert.Equal(entry.HistoryDays ?? DemoMarket.DayCount, DemoMarket.DayCount - Rows.Market.Prices.FirstDay(i));
            for (var t = Rows.Market.Prices.FirstDay(i); t <= Rows.Market.Prices.LastDay(i); t++)
            {
                Assert.True(Rows.Market.Prices.Cents(i, t) > 0);
            }
            if (entry.Ticker != MarketEvents.StalePrice.Ticker)
            {
                Assert.Equal(entry.Price, Rows.Market.LastPrice(i).UsdPerShare);
            }
        }
    }

    [Fact]
    public void Weights_sum_to_one_before_and_after_the_announced_change()
    {
        Assert.All(MarketRowsOf.Weights(Rows.Market).GroupBy(w => w.VersionId), version =>
            Assert.Equal(1m, version.Sum(w => w.Weight.Fraction)));
        Assert.Equal(2, MarketRowsOf.Versions(Rows.Market).Count(v => v.Announced <= SmallFirm.AsOf));
        Assert.Single(MarketRowsOf.Versions(Rows.Market), v => v.Effective > SmallFirm.AsOf);
    }

    [Fact]
    public void Every_wish_is_one_that_the_menus_offer() => Assert.All(Rows.Wishes, wish =>
        Assert.Empty(PolicyOptions.Find(wish.Option)!.Faults(Arguments.Parse(wish.Arguments))));

    [Fact]
    public void Every_advisor_has_a_book_and_every_book_has_accounts()
    {
        var advisors = Rows.People.People.Where((_, i) => PeopleRows.RoleOf(i) == Role.Advisor).Select(p => p.Id);
        Assert.Equal(advisors.Order(), Rows.People.Members.Select(m => m.PersonId).Order());
        Assert.All(Rows.People.Books, book => Assert.Contains(Rows.Clients.Accounts, a => a.BookId == book.Id));
        Assert.All(Rows.People.People, p => Assert.Null(p.PasswordHash));
    }

    [Fact]
    public void Account_numbers_and_fix_targets_fit_into_orders()
    {
        Assert.All(Rows.Clients.Accounts, a => Assert.Matches(FixName(), a.Number));
        Assert.All(ClientRows.Custodians, c => Assert.Matches(FixName(), c.FixTarget));
    }

    [Fact]
    public void Accounts_that_are_not_taxed_have_no_rates_and_those_that_are_have_some() => Assert.All(Rows.Clients.Accounts, a =>
        Assert.Equal(a.Kind.IsTaxable(), a.FederalOrdinary > Weight.Zero));

    [Fact]
    public void Households_share_one_book_and_names_do_not_repeat()
    {
        var books = Rows.Clients.Households.ToDictionary(h => h.Id, h => h.BookId);
        Assert.All(Rows.Clients.Accounts, a => Assert.Equal(books[a.HouseholdId], a.BookId));
        Assert.Equal(Rows.Clients.Households.Count, Rows.Clients.Households.Select(h => h.Name).Distinct().Count());
    }

    [Fact]
    public void Ordinary_accounts_are_close_to_their_target_and_would_be_approved_by_policy()
    {
        var cast = DemoCases.All.Select(c => c.AccountNumber).ToHashSet();
        var snapshots = new DemoSnapshots(Rows);
        var ordinary = Rows.Clients.Accounts.Where(a => !cast.Contains(a.Number) && a.Name != "Miriam IRA").ToList();
        Assert.NotEmpty(ordinary);
        Assert.All(ordinary, a =>
        {
            Assert.InRange(snapshots.Scan(a).Figures.Risk.TrackingError.Value, 5m, 115m);
            Assert.InRange(snapshots.Scan(a).Figures.CashWeight.Percent, 1.0m, 3.0m);
            Assert.True(a.Discretionary && a.Opened < SmallFirm.AsOf.AddDays(-90));
        });
    }

    [GeneratedRegex("^[A-Z0-9-]{1,20}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex FixName();
}
