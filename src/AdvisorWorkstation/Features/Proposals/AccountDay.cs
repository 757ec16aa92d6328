using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>One account as it stands on the newest day that has prices, ready to compute with.</summary>
internal sealed record AccountDay(AccountRow Account, string Household, AccountSnapshot Snapshot, RiskModel RiskModel)
{
    /// <summary>The books of its household, with the proposals that wait for a decision.</summary>
    public required HouseholdBooks Books { get; init; }

    /// <summary>Reads it; another book's account is not there, and the attempt is written down.</summary>
    public static async Task<Outcome<AccountDay>> LoadAsync(
        Desk desk, DeskSession session, RiskModelStore riskModels, AccountId id, CancellationToken cancel)
    {
        var db = session.Db;
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null)
        {
            await desk.RecordDenialAsync(session.Who, id.ToString(), "account", cancel);
            return new Refusal("not-found", "There is no such account.");
        }
        if (await PriceDays.NewestWholeAsync(db, cancel) is not { } day)
        {
            return new Refusal("no-prices", "There are no prices yet, so no account can be measured. Import them under Data.");
        }
        if (await riskModels.NewestAsync(db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var market = await MarketState.LoadAsync(db, new AsOf(day), riskModel, cancel);
        var books = await HouseholdReader.LoadWithPendingAsync(db, market, account.HouseholdId, cancel);
        var snapshot = SnapshotBuilder.Build(market, books, account, new HouseholdDay());
        return snapshot.IsRefused
            ? snapshot.Refusal
            : new AccountDay(
                account,
                await db.Set<HouseholdRow>().Where(h => h.Id == account.HouseholdId).Select(h => h.Name).SingleAsync(cancel),
                snapshot.Value,
                riskModel)
            {
                Books = books,
            };
    }
}
