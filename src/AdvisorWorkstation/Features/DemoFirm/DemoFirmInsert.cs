using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.People;
using AdvisorWorkstation.Features.DemoFirm.Rows;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.DemoFirm;

/// <summary>Writes the demo firm into a session's transaction, parents before children.</summary>
internal static class DemoFirmInsert
{
    private const double PricesDone = 0.6;
    private const double LotsDone = 0.95;
    private const int RowsBetweenReports = 20_000;
    private const int HouseholdsBetweenReports = 20;

    public static async Task RunAsync(DeskSession session, DemoFirmRows rows, IProgress<double> progress, CancellationToken cancel)
    {
        var db = session.Db;
        await AddPeopleAsync(db, rows.People, cancel);
        await AddMarketAsync(session, rows, progress, cancel);
        await AddClientsAsync(db, rows, progress, cancel);
        db.Add(new FirmRow
        {
            Name = DemoPeople.FirmName,
            IsDemo = true,
            CreatedAt = session.At,
            DefaultModelId = MarketRowsOf.Model,
        });
        db.Add(EstimatedModelRow.Of(rows.Market.Risk, session.At));
    }

    private static async Task AddPeopleAsync(AdvisorDb db, PeopleRows people, CancellationToken cancel)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancel);
        await BulkInsert.InsertAsync(db, people.People, cancel);
        for (var i = 0; i < people.People.Count; i++)
        {
            var name = PeopleRows.RoleOf(i).ToString();
            if (!roles.TryGetValue(name, out var role))
            {
                role = people.People[i].Id;
                roles.Add(name, role);
                var stamp = role.ToString("N");
                await BulkInsert.InsertAsync(
                    db, [new IdentityRole<Guid>(name) { Id = role, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = stamp }], cancel);
            }
            await BulkInsert.InsertAsync(db, [new IdentityUserRole<Guid> { UserId = people.People[i].Id, RoleId = role }], cancel);
        }
        await BulkInsert.InsertAsync(db, people.Books, cancel);
        await BulkInsert.InsertAsync(db, people.Members, cancel);
    }

    private static async Task AddMarketAsync(DeskSession session, DemoFirmRows rows, IProgress<double> progress, CancellationToken cancel)
    {
        var (db, market) = (session.Db, rows.Market);
        await BulkInsert.InsertAsync(db, MarketRowsOf.Securities(market), cancel);
        await BulkInsert.InsertAsync(
            db, Telling(MarketRowsOf.Prices(market), market.Universe.Count * market.Days.Length, 0d, PricesDone, progress), cancel);
        await BulkInsert.InsertAsync(db, rows.Attributes, cancel);
        await BulkInsert.InsertAsync(db, MarketRowsOf.CorporateActions(market), cancel);
        await BulkInsert.InsertAsync(db, [new IndexRow { Id = MarketRowsOf.Index, Name = IndexPlan.Name }], cancel);
        await BulkInsert.InsertAsync(db, MarketRowsOf.Versions(market), cancel);
        await BulkInsert.InsertAsync(db, MarketRowsOf.Weights(market), cancel);
        await BulkInsert.InsertAsync(
            db, [new ModelRow { Id = MarketRowsOf.Model, Name = IndexPlan.Name, IndexId = MarketRowsOf.Index }], cancel);
    }

    private static async Task AddClientsAsync(AdvisorDb db, DemoFirmRows rows, IProgress<double> progress, CancellationToken cancel)
    {
        var clients = rows.Clients;
        await BulkInsert.InsertAsync(db, ClientRows.Custodians, cancel);
        await BulkInsert.InsertAsync(db, clients.Households, cancel);
        await BulkInsert.InsertAsync(db, clients.Accounts, cancel);
        await BulkInsert.InsertAsync(db, clients.Positions, cancel);
        await BulkInsert.InsertAsync(db, clients.Statements(), cancel);
        await BulkInsert.InsertAsync(db, clients.Flows, cancel);
        await BulkInsert.InsertAsync(db, clients.Transactions, cancel);
        await BulkInsert.InsertAsync(db, clients.Quarantines, cancel);
        await BulkInsert.InsertAsync(db, rows.Wishes, cancel);
        foreach (var (done, some) in clients.Households.Select(h => h.Id).Chunk(HouseholdsBetweenReports).Index())
        {
            await HouseholdBooking.BookAsync(db, some, rows.Market.AsOf, cancel);
            progress.Report(PricesDone + ((LotsDone - PricesDone) * done * HouseholdsBetweenReports / clients.Households.Count));
        }
    }

    /// <summary>The rows, telling on the way how many went by.</summary>
    private static IEnumerable<T> Telling<T>(IEnumerable<T> rows, int count, double from, double to, IProgress<double> progress)
    {
        var done = 0;
        foreach (var row in rows)
        {
            yield return row;
            if (++done % RowsBetweenReports == 0)
            {
                progress.Report(from + ((to - from) * done / count));
            }
        }
    }
}
