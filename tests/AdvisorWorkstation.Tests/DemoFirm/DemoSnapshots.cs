using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Rows;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>A generated firm, looked at account by account as monitoring does, without a database.</summary>
internal sealed class DemoSnapshots
{
    private readonly Dictionary<AccountId, AccountScan> _scans = [];
    private readonly ILookup<AccountId, LotRow> _lots;
    private readonly ILookup<AccountId, PositionRow> _positions;
    private readonly ILookup<AccountId, TransactionRow> _transactions;
    private readonly ILookup<string, CustomizationRow> _wishes;
    private readonly ILookup<SecurityId, Features.Markets.SecurityAttributeRow> _attributes;
    private readonly IReadOnlyList<Features.Markets.SecurityRow> _securities;

    public DemoSnapshots(DemoFirmRows rows)
    {
        Rows = rows;
        _lots = rows.Clients.Lots.ToLookup(l => l.AccountId);
        _positions = rows.Clients.Positions.ToLookup(p => p.AccountId);
        _transactions = rows.Clients.Transactions.ToLookup(t => t.AccountId);
        _wishes = rows.Wishes.ToLookup(w => w.ScopeId);
        _attributes = rows.Attributes.ToLookup(a => a.SecurityId);
        _securities = MarketRowsOf.Securities(rows.Market);
    }

    public DemoFirmRows Rows { get; }

    public AsOf AsOf => new(Rows.Market.AsOf);

    public AccountRow Account(string number) => Rows.Clients.Accounts.Single(a => a.Number == number);

    public IEnumerable<LotRow> Lots(AccountRow account) => _lots[account.Id];

    public IEnumerable<PositionRow> Positions(AccountRow account) => _positions[account.Id];

    public IEnumerable<TransactionRow> Transactions(AccountRow account) => _transactions[account.Id];

    public IEnumerable<CustomizationRow> Wishes(AccountRow account) => _wishes[account.Id.ToString()];

    /// <summary>What monitoring sees in an account.</summary>
    public AccountScan Scan(AccountRow account)
    {
        if (!_scans.TryGetValue(account.Id, out var scan))
        {
            _scans[account.Id] = scan = AccountScan.Of(Snapshot(account), Rows.Market.Risk).Value;
        }
        return scan;
    }

    public AccountSnapshot Snapshot(AccountRow row)
    {
        var market = Rows.Market;
        var positions = Positions(row).OrderBy(p => p.SecurityId).ToList();
        var held = positions.Select(p => p.SecurityId).ToHashSet();
        var household = Rows.Clients.Accounts.Where(a => a.HouseholdId == row.HouseholdId).ToList();
        var events = household.SelectMany(Transactions).ToList();
        var wishes = _wishes[""].Concat(_wishes[row.HouseholdId.ToString()]).Concat(_wishes[row.Id.ToString()]).Select(w => w.ToCustomization());
        return new AccountSnapshot(
            AsOf,
            AccountOf(row),
            ClientRows.Custodians.Single(c => c.Name == row.Custodian).ToCustodian(),
            row.Cash,
            [.. Rows.Clients.Flows.Where(f => f.AccountId == row.Id).Select(f => f.ToCashFlow())],
            [.. positions.Select(p => new Position(p.SecurityId, p.Quantity))],
            [.. Lots(row).Select(l => l.ToLot())],
            [.. _securities.Where(s => market.Index.Today[s.Id.Value - 1] > 0m || held.Contains(s.Id)).Select(s => ViewOf(s.Id.Value - 1))],
            [.. Rows.Clients.Quarantines.Where(q => q.AccountId == row.Id).Select(q => new Quarantine(q.SecurityId, q.Reason))],
            Realized(row),
            [.. events.Where(e => e.ToTransaction().IsPurchase).Select(PurchaseOf)],
            [.. events.Where(e => e.Kind == TransactionKind.Sell && (e.ShortTermGain < Money.Zero || e.LongTermGain < Money.Zero)).Select(e => new LossSale(GroupOf(e.SecurityId!.Value), e.TradeDate))],
            Policy.Merge(wishes, AsOf),
            IndexPlan.Name,
            market.Risk.Hash);
    }

    private YearToDateGains Realized(AccountRow row)
    {
        var sales = Transactions(row).Where(t => t.Kind == TransactionKind.Sell && t.TradeDate.Year == AsOf.TaxYear).ToList();
        return new YearToDateGains(new Money(sales.Sum(s => s.ShortTermGain?.Usd ?? 0m)), new Money(sales.Sum(s => s.LongTermGain?.Usd ?? 0m)));
    }

    private RecentPurchase PurchaseOf(TransactionRow bought) => new(
        GroupOf(bought.SecurityId!.Value),
        bought.TradeDate,
        _lots[bought.AccountId].FirstOrDefault(l => l.SecurityId == bought.SecurityId && l.Acquired == bought.TradeDate)?.Id);

    private string GroupOf(SecurityId security) => Rows.Market.Universe[security.Value - 1].Group;

    private SecurityView ViewOf(int i)
    {
        var market = Rows.Market;
        var id = DemoMarket.IdOf(i);
        return new SecurityView(
            _securities[i].ToSecurity(),
            market.LastPrice(i),
            market.Days[market.Prices.LastDay(i)],
            new Weight(market.Index.Today[i]),
            _attributes[id].ToDictionary(a => a.Name, a => a.Value));
    }

    private static Account AccountOf(AccountRow row) => new(
        row.Id,
        row.HouseholdId,
        row.BookId,
        row.Number,
        row.Name,
        row.Kind,
        row.Custodian,
        new TaxProfile(row.FederalOrdinary, row.FederalLongTerm, row.State, row.NetInvestmentIncome),
        row.Relief,
        row.Opened,
        row.Discretionary,
        row.ModelId!.Value);
}
