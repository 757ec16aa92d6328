using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class AccountsGridQueryTests
{
    [Fact]
    public async Task Accounts_are_listed_by_value_with_what_the_last_scan_measured()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var page = await ReadAsync(firm, new AccountsFilter());
        Assert.Equal(["BE-2001", "HM-1001", "HM-1002"], page.Rows.Select(r => r.Number));
        Assert.All(page.Rows, r => Assert.True(r is { Failure: null, NetAssetValue: not null, TrackingError: not null, OpenAlerts: > 0 }));
    }

    [Fact]
    public async Task Before_the_first_scan_no_figure_is_made_up()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        var page = await ReadAsync(firm, new AccountsFilter());
        Assert.All(page.Rows, r => Assert.True(r is { Failure: "not looked at yet", NetAssetValue: null, Cash: null, TrackingError: null, HarvestableTax: null, OpenAlerts: 0 }));
    }

    [Theory]
    [InlineData("bello", null, null, null, "BE-2001")]
    [InlineData("HM-10", null, null, null, "HM-1001 HM-1002")]
    [InlineData("H%", null, null, null, "")]
    [InlineData(null, "Lakeside", AccountKind.TraditionalIra, null, "HM-1002")]
    [InlineData(null, "Nowhere", null, null, "")]
    [InlineData(null, null, null, "AAPL", "BE-2001 HM-1001 HM-1002")]
    [InlineData(null, null, null, "TSLA", "")]
    [InlineData(null, null, null, "not a ticker!", "")]
    public async Task The_list_is_narrowed(string? words, string? custodian, AccountKind? kind, string? holds, string expected)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var page = await ReadAsync(firm, new AccountsFilter(words, custodian, kind, holds));
        Assert.Equal(expected, string.Join(' ', page.Rows.Select(r => r.Number)));
    }

    [Fact]
    public async Task Every_column_that_a_list_may_be_sorted_by_sorts_both_ways()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        string[] columns =
        [
            nameof(AccountGridRow.Household), nameof(AccountGridRow.Name), nameof(AccountGridRow.Kind), nameof(AccountGridRow.Custodian), nameof(AccountGridRow.NetAssetValue),
            nameof(AccountGridRow.Cash), nameof(AccountGridRow.TrackingError), nameof(AccountGridRow.LargestSectorGapWeight), nameof(AccountGridRow.HarvestableTax),
            nameof(AccountGridRow.FlowsDue), nameof(AccountGridRow.OpenAlerts),
        ];
        foreach (var column in columns)
        {
            var values = (await ReadAsync(firm, new AccountsFilter(), new GridQuery(0, 10, column))).Rows.Select(r => Value(r, column)).ToList();
            var back = (await ReadAsync(firm, new AccountsFilter(), new GridQuery(0, 10, column, true))).Rows.Select(r => Value(r, column)).ToList();
            Assert.Equal(values.Order(Comparer<object?>.Create(Compare)), values);
            Assert.Equal(back.OrderDescending(Comparer<object?>.Create(Compare)), back);
        }
    }

    private static object? Value(AccountGridRow row, string column) => typeof(AccountGridRow).GetProperty(column)!.GetValue(row);

    private static int Compare(object? a, object? b) => (a, b) switch
    {
        (string x, string y) => string.CompareOrdinal(x, y),
        (Domain.Values.Money x, Domain.Values.Money y) => x.Usd.CompareTo(y.Usd),
        (Domain.Values.Weight x, Domain.Values.Weight y) => x.Fraction.CompareTo(y.Fraction),
        (Domain.Values.BasisPoints x, Domain.Values.BasisPoints y) => x.Value.CompareTo(y.Value),
        _ => System.Collections.Comparer.DefaultInvariant.Compare(a, b),
    };

    private static async Task<GridPage<AccountGridRow>> ReadAsync(LakesideFirm firm, AccountsFilter filter, GridQuery? query = null) =>
        (await firm.Get<AccountsGridQuery>().RunAsync(filter, query ?? new GridQuery(0, 50), firm.Advisor, LakesideFirm.Cancel)).Value;
}
