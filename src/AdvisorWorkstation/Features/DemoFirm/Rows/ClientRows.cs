using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.Market;

namespace AdvisorWorkstation.Features.DemoFirm.Rows;

/// <summary>Households, accounts and all that is in them, as rows. Ids count up, so that the same firm has the same ones.</summary>
public sealed class ClientRows(DemoMarket market, IReadOnlyList<BookId> books)
{
    private readonly List<HouseholdRow> _households = [];
    private readonly List<AccountRow> _accounts = [];
    private readonly List<PositionRow> _positions = [];
    private readonly List<LotRow> _lots = [];
    private readonly List<CashFlowRow> _flows = [];
    private readonly List<TransactionRow> _transactions = [];
    private readonly List<QuarantineRow> _quarantines = [];

    public static IReadOnlyList<CustodianRow> Custodians { get; } =
    [
        .. DemoCustodians.All.Select(c => new CustodianRow
        {
            Name = c.Name,
            FractionalShares = c.FractionalShares,
            ShareDecimals = c.ShareDecimals,
            LotInstructions = c.LotInstructions,
            FixTarget = c.FixTarget,
        }),
    ];

    public IReadOnlyList<HouseholdRow> Households => _households;

    public IReadOnlyList<AccountRow> Accounts => _accounts;

    public IReadOnlyList<PositionRow> Positions => _positions;

    public IReadOnlyList<LotRow> Lots => _lots;

    public IReadOnlyList<CashFlowRow> Flows => _flows;

    public IReadOnlyList<TransactionRow> Transactions => _transactions;

    public IReadOnlyList<QuarantineRow> Quarantines => _quarantines;

    public void Add(HouseholdPlan household, IReadOnlyList<AccountContent> contents)
    {
        _households.Add(new HouseholdRow { Id = household.Id, Name = household.Name, BookId = books[household.Book] });
        foreach (var content in contents)
        {
            _accounts.Add(AccountOf(household, content));
            AddLots(content);
            AddPositions(content);
            AddFlows(content.Account);
            AddTransactions(content);
        }
    }

    /// <summary>What the custodians state about lots, an account each: the books open with it.</summary>
    internal IEnumerable<LotStatementRow> Statements() => _lots.GroupBy(l => l.AccountId).Select(account => new LotStatementRow
    {
        AccountId = account.Key,
        Date = market.AsOf,
        Content = LotStatementRow.Pack(
        [
            .. account.GroupBy(l => l.SecurityId).OrderBy(g => g.Key).Select(g => new StatedHolding(
                g.Key, [.. g.Select(l => new StatedLot(l.Quantity, l.Acquired, l.CostBasis, l.StatedTerm, l.CustodianLotId))])),
        ]),
    });

    private AccountRow AccountOf(HouseholdPlan household, AccountContent content)
    {
        var account = content.Account;
        return new AccountRow
        {
            Id = account.Id,
            HouseholdId = household.Id,
            BookId = books[household.Book],
            Number = account.Number,
            Name = account.Name,
            Kind = account.Kind,
            Custodian = account.Custodian.Name,
            FederalOrdinary = account.Tax.FederalOrdinary,
            FederalLongTerm = account.Tax.FederalLongTerm,
            State = account.Tax.State,
            NetInvestmentIncome = account.Tax.NetInvestmentIncome,
            Relief = account.Relief,
            Opened = account.Opened,
            Discretionary = account.Recipe.Discretionary,
            ModelId = MarketRowsOf.Model,
            Cash = content.Cash,
            HoldingsAsOf = account.Recipe.Funded ? market.AsOf : null,
        };
    }

    private void AddLots(AccountContent content)
    {
        foreach (var lot in content.Lots)
        {
            var id = _lots.Count + 1;
            _lots.Add(new LotRow
            {
                Id = new LotId(id),
                AccountId = content.Account.Id,
                SecurityId = DemoMarket.IdOf(lot.Security),
                Quantity = lot.Quantity,
                Acquired = market.Days[lot.Day],
                CostBasis = lot.Cost,
                CustodianLotId = content.Account.Custodian.LotInstructions == LotInstructionStyle.LotFields
                    ? "L" + id.ToString("0000000", CultureInfo.InvariantCulture)
                    : null,
            });
        }
    }

    private void AddPositions(AccountContent content)
    {
        foreach (var lots in content.Lots.GroupBy(l => l.Security))
        {
            var inLots = lots.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity);
            var beyond = content.SharesWithoutLot.GetValueOrDefault(lots.Key);
            var position = new PositionRow
            {
                AccountId = content.Account.Id,
                SecurityId = DemoMarket.IdOf(lots.Key),
                Quantity = inLots + beyond,
            };
            _positions.Add(position);
            if (beyond > Shares.Zero)
            {
                _quarantines.Add(new QuarantineRow
                {
                    AccountId = content.Account.Id,
                    SecurityId = position.SecurityId,
                    Reason = $"The custodian holds {position.Quantity} {market.Universe[lots.Key].Ticker}, its lots are {inLots}: {beyond} too many",
                    Since = TradingDays.Before(market.AsOf),
                });
            }
        }
    }

    private void AddFlows(AccountPlan account)
    {
        foreach (var flow in account.Recipe.Flows)
        {
            _flows.Add(new CashFlowRow
            {
                Id = _flows.Count + 1,
                AccountId = account.Id,
                Kind = flow.Kind,
                Amount = new Money((decimal)flow.Share * account.Value).RoundedToCents,
                Due = TradingDays.Shift(market.AsOf, flow.DueInDays),
                Note = flow.Note,
            });
        }
    }

    private void AddTransactions(AccountContent content)
    {
        foreach (var draft in content.Transactions)
        {
            _transactions.Add(new TransactionRow
            {
                Id = _transactions.Count + 1,
                AccountId = content.Account.Id,
                TradeDate = draft.Date,
                Kind = draft.Kind,
                SecurityId = draft.Security is { } security ? DemoMarket.IdOf(security) : null,
                Quantity = draft.Quantity,
                Amount = draft.Amount,
                ShortTermGain = draft.ShortTermGain,
                LongTermGain = draft.LongTermGain,
            });
        }
    }
}
