using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>One account in the accounts list, as the last scan measured it.</summary>
public sealed record AccountGridRow
{
    public required AccountId Id { get; init; }

    public required string Household { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required AccountKind Kind { get; init; }

    public required string Custodian { get; init; }

    public required Money? NetAssetValue { get; init; }

    public required Weight? Cash { get; init; }

    public required BasisPoints? TrackingError { get; init; }

    public required string LargestSectorGap { get; init; }

    public required Weight LargestSectorGapWeight { get; init; }

    public required Money? HarvestableTax { get; init; }

    public required Money FlowsDue { get; init; }

    public required int OpenAlerts { get; init; }

    public required string? Failure { get; init; }
}

/// <summary>What the accounts list is narrowed to.</summary>
/// <param name="Words">In household, name or number.</param>
/// <param name="Custodian">At this custodian.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="Holds">Holding this ticker.</param>
public sealed record AccountsFilter(string? Words = null, string? Custodian = null, AccountKind? Kind = null, string? Holds = null);

/// <summary>The accounts list: sorted, narrowed and cut to a window by the database.</summary>
public sealed class AccountsGridQuery(Desk desk)
{
    private static readonly SortColumns<AccountGridRow> Columns = new SortColumns<AccountGridRow>()
        .Add(nameof(AccountGridRow.Household), r => r.Household)
        .Add(nameof(AccountGridRow.Name), r => r.Name)
        .Add(nameof(AccountGridRow.Kind), r => r.Kind)
        .Add(nameof(AccountGridRow.Custodian), r => r.Custodian)
        .Add(nameof(AccountGridRow.NetAssetValue), r => r.NetAssetValue)
        .Add(nameof(AccountGridRow.Cash), r => r.Cash)
        .Add(nameof(AccountGridRow.TrackingError), r => r.TrackingError)
        .Add(nameof(AccountGridRow.LargestSectorGapWeight), r => r.LargestSectorGapWeight)
        .Add(nameof(AccountGridRow.HarvestableTax), r => r.HarvestableTax)
        .Add(nameof(AccountGridRow.FlowsDue), r => r.FlowsDue)
        .Add(nameof(AccountGridRow.OpenAlerts), r => r.OpenAlerts);

    public async Task<Outcome<GridPage<AccountGridRow>>> RunAsync(
        AccountsFilter filter, GridQuery query, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var accounts = Narrow(db, filter);
        var rows =
            from account in accounts
            join household in db.Set<HouseholdRow>() on account.HouseholdId equals household.Id
            join found in db.Set<AccountScanRow>() on account.Id equals found.AccountId into scans
            from scan in scans.DefaultIfEmpty()
            select new AccountGridRow
            {
                Id = account.Id,
                Household = household.Name,
                Name = account.Name,
                Number = account.Number,
                Kind = account.Kind,
                Custodian = account.Custodian,
                NetAssetValue = scan == null || scan.Failure != null ? null : scan.NetAssetValue,
                Cash = scan == null || scan.Failure != null ? null : scan.Cash,
                TrackingError = scan == null ? null : scan.TrackingError,
                LargestSectorGap = scan == null ? "" : scan.LargestSectorGap,
                LargestSectorGapWeight = scan == null ? Weight.Zero : scan.LargestSectorGapWeight,
                HarvestableTax = scan == null || scan.Failure != null ? null : scan.HarvestableTax,
                FlowsDue = scan == null ? Money.Zero : scan.FlowsDue,
                OpenAlerts = db.Set<AlertRow>().Count(a => a.AccountId == account.Id && a.ClosedAt == null),
                Failure = scan == null ? "not looked at yet" : scan.Failure,
            };
        if (filter.Words is { Length: > 0 } words)
        {
            var pattern = LikePattern.Containing(words);
            rows = rows.Where(r => EF.Functions.Like(r.Household + " " + r.Name + " " + r.Number, pattern, LikePattern.Escape));
        }
        return await Columns.Order(rows, query, nameof(AccountGridRow.NetAssetValue), standardDescending: true)
            .ThenBy(r => r.Number)
            .PageAsync(query, cancel);
    }

    private static IQueryable<AccountRow> Narrow(AdvisorDb db, AccountsFilter filter)
    {
        IQueryable<AccountRow> accounts = db.Set<AccountRow>();
        if (filter.Custodian is { Length: > 0 } custodian)
        {
            accounts = accounts.Where(a => a.Custodian == custodian);
        }
        if (filter.Kind is { } kind)
        {
            accounts = accounts.Where(a => a.Kind == kind);
        }
        if (filter.Holds is { Length: > 0 } holds)
        {
            var ticker = Ticker.TryParse(holds) ?? default;
            accounts = accounts.Where(a => db.Set<PositionRow>().Any(p =>
                p.AccountId == a.Id && db.Set<SecurityRow>().Any(s => s.Id == p.SecurityId && s.Ticker == ticker)));
        }
        return accounts;
    }
}
