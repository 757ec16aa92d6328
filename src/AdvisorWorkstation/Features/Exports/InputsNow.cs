using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Exports.Rules;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What proposals were made from, as it is now: wishes, prices, cash and wash-sale windows. What differs too much is named.</summary>
internal sealed class InputsNow
{
    private const decimal MostPriceMove = 0.10m;
    private const int Chunk = 200;

    private readonly AdvisorDb _db;
    private readonly AsOf _today;

    private InputsNow(AdvisorDb db, AsOf today) => (_db, _today) = (db, today);

    public required PolicyChoices Choices { get; init; }

    public required ILookup<AccountId, CashFlow> Flows { get; init; }

    public required Dictionary<SecurityId, Security> Securities { get; init; }

    public required Dictionary<SecurityId, Price> Prices { get; init; }

    public required ILookup<SecurityId, SecurityAttributeRow> Attributes { get; init; }

    /// <summary>The wash-sale windows of the households, with what is approved for their other accounts.</summary>
    public required Dictionary<HouseholdId, WashCalendar> Washes { get; init; }

    public static async Task<InputsNow> LoadAsync(AdvisorDb db, IReadOnlyList<WaitingProposal> waiting, DateOnly today, CancellationToken cancel)
    {
        var accounts = waiting.Select(w => w.Account.Id).ToArray();
        var securities = (await db.Set<SecurityRow>().AsNoTracking().ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.ToSecurity());
        var prices = (await MarketState.LatestPricesAsync(db, new AsOf(today), cancel)).ToDictionary(p => p.SecurityId, p => p.Close);
        var day = new WashDay(
            new AsOf(today),
            securities,
            s => prices.TryGetValue(s, out var price) ? price : null,
            await PlannedDividend.LoadAsync(db, new AsOf(today), cancel),
            await Succession.LoadAsync(db, new AsOf(today), cancel));
        var washes = new Dictionary<HouseholdId, WashCalendar>();
        foreach (var household in waiting.Select(w => w.Account.HouseholdId).Distinct())
        {
            washes.Add(household, await HouseholdReader.WashesAsync(db, day, household, cancel));
        }
        return new InputsNow(db, new AsOf(today))
        {
            Choices = await PolicyChoices.LoadAsync(db, waiting.Select(w => w.Account.HouseholdId), accounts, cancel),
            Flows = (await db.Set<CashFlowRow>().AsNoTracking().Where(f => accounts.Contains(f.AccountId)).OrderBy(f => f.Due).ThenBy(f => f.Id).ToListAsync(cancel))
                .ToLookup(f => f.AccountId, f => f.ToCashFlow()),
            Securities = securities,
            Washes = washes,
            Prices = prices,
            Attributes = (await db.Set<SecurityAttributeRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(a => a.SecurityId),
        };
    }

    /// <summary>Everything that stands against sending proposals out on these inputs.</summary>
    public async Task<List<OrderFinding>> FindAsync(
        IReadOnlyList<WaitingProposal> waiting, IReadOnlyDictionary<ProposalId, ProposalContent> contents, CancellationToken cancel)
    {
        var findings = new List<OrderFinding>();
        foreach (var some in waiting.Chunk(Chunk))
        {
            var hashes = some.Select(w => w.Row.SnapshotHash).ToArray();
            var stored = await _db.Set<SnapshotRow>().AsNoTracking().Where(s => hashes.Contains(s.Hash)).ToDictionaryAsync(s => s.Hash, s => s.Content, cancel);
            findings.AddRange(some.SelectMany(w => Against(w, stored.GetValueOrDefault(w.Row.SnapshotHash), contents[w.Row.Id].Rebalance)));
        }
        return findings;
    }

    private IEnumerable<OrderFinding> Against(WaitingProposal waiting, byte[]? stored, Rebalance rebalance)
    {
        if (ApprovedContent.Unpack(stored ?? []) is not { } json || DomainJson.Hash(json) != waiting.Row.SnapshotHash)
        {
            return [waiting.Finding("snapshot-hash", "the data that its proposal was made from is not what was stored, its hash differs. Tell compliance.")];
        }
        var snapshot = DomainJson.Read<AccountSnapshot>(json);
        return [.. Cash(waiting, snapshot), .. rebalance.Trades.SelectMany(t => PriceOf(waiting, t)), .. Rules(waiting, snapshot, rebalance)];
    }

    private IEnumerable<OrderFinding> Cash(WaitingProposal waiting, AccountSnapshot snapshot)
    {
        var account = waiting.Account;
        if (account.Cash != snapshot.Cash)
        {
            yield return waiting.Finding(
                "cash-changed", $"its cash is ${account.Cash.Usd:#,##0.00}; it was ${snapshot.Cash.Usd:#,##0.00} when the proposal was made. Rebalance the account.");
        }
        if (!Flows[account.Id].SequenceEqual(snapshot.Flows))
        {
            yield return waiting.Finding("flows-changed", "its deposits and withdrawals to come are not those that the proposal was made with. Rebalance the account.");
        }
    }

    private IEnumerable<OrderFinding> PriceOf(WaitingProposal waiting, Trade trade)
    {
        if (!Prices.TryGetValue(trade.Security, out var now))
        {
            yield return waiting.Finding("no-price", $"there is no price of {trade.Ticker} any more.");
        }
        else if (Math.Abs(now.UsdPerShare - trade.Price.UsdPerShare) > MostPriceMove * trade.Price.UsdPerShare)
        {
            yield return waiting.Finding(
                "price-moved",
                $"the price of {trade.Ticker} is {now.UsdPerShare:0.00}; it was {trade.Price.UsdPerShare:0.00} when the proposal was made. Rebalance the account.");
        }
    }

    private IEnumerable<OrderFinding> Rules(WaitingProposal waiting, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var policy = Choices.Of(waiting.Account, _today);
        var washes = Washes[waiting.Account.HouseholdId];
        var now = snapshot with
        {
            AsOf = _today,
            Policy = policy,
            RecentPurchases = washes.PurchasesFor(waiting.Account.Id),
            LossSales = washes.LossesFor(waiting.Account.Id),
            Securities =
            [
                .. snapshot.Securities.Select(v => v with
                {
                    Security = Securities.GetValueOrDefault(v.Security.Id, v.Security),
                    Attributes = Attributes[v.Security.Id].ToDictionary(a => a.Name, a => a.Value),
                }),
            ],
        };
        return
        [
            .. RestrictionCheck.Touched(now, rebalance).Select(touched => waiting.Finding("restriction", $"its proposal {touched}. Rebalance the account.")),
            .. ExecutionRules.Check(policy, waiting.Account.Custodian).Select(unsaid => waiting.Finding("order-terms", unsaid)),
            .. RestrictionCheck.WashSales(now, rebalance).Select(created => waiting.Finding("wash-sale", $"its proposal {created}. Rebalance the account.")),
        ];
    }
}
