using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What the custodian says an account holds of one security.</summary>
public sealed record Position(SecurityId Security, Shares Quantity);

/// <summary>A security that must not be traded in an account until someone has looked.</summary>
/// <param name="Security">Which.</param>
/// <param name="Reason">What does not fit, with the figures.</param>
public sealed record Quarantine(SecurityId Security, string Reason);

/// <summary>An account of the household that holds a security of a group and has its dividends reinvested.</summary>
/// <param name="EquivalenceGroup">The group of substantially identical securities.</param>
/// <param name="Account">The account's name.</param>
public sealed record ReinvestingHolder(string EquivalenceGroup, string Account);

/// <summary>
/// Everything that is known about one account on one day: the one input of monitoring, of the optimizer, and of a replay.
/// Immutable, self-contained but for the risk model, which it names by its hash.
/// </summary>
/// <param name="AsOf">The day.</param>
/// <param name="Account">Whose.</param>
/// <param name="Custodian">Where.</param>
/// <param name="Cash">Settled and unsettled cash; negative when the account owes.</param>
/// <param name="Flows">Deposits and withdrawals still to come.</param>
/// <param name="Positions">What the custodian says is held, by security.</param>
/// <param name="Lots">All lots, by security, then by day of acquisition, then by id.</param>
/// <param name="Securities">Every security that is held or in the target, by id.</param>
/// <param name="Quarantined">Securities that can't be traded here, with the reason.</param>
/// <param name="YearToDate">What was realized this year.</param>
/// <param name="RecentPurchases">Purchases of the household inside the wash-sale window.</param>
/// <param name="LossSales">Loss sales of the household inside the wash-sale window.</param>
/// <param name="Policy">The wishes, merged.</param>
/// <param name="TargetName">What it follows, with its version, in words.</param>
/// <param name="RiskModelHash">Which risk model measures it.</param>
public sealed record AccountSnapshot(
    AsOf AsOf,
    Account Account,
    Custodian Custodian,
    Money Cash,
    IReadOnlyList<CashFlow> Flows,
    IReadOnlyList<Position> Positions,
    IReadOnlyList<Lot> Lots,
    IReadOnlyList<SecurityView> Securities,
    IReadOnlyList<Quarantine> Quarantined,
    YearToDateGains YearToDate,
    IReadOnlyList<RecentPurchase> RecentPurchases,
    IReadOnlyList<LossSale> LossSales,
    Policy Policy,
    string TargetName,
    string RiskModelHash)
{
    /// <summary>
    /// What the other accounts of the household have realized this year or are about to, where the gain budget is the household's; null where the
    /// account has a budget of its own.
    /// </summary>
    public YearToDateGains? SharedGains { get; init; }

    /// <summary>Who in the household buys shares with the dividends of what this account holds: each such purchase replaces shares sold at a loss.</summary>
    public IReadOnlyList<ReinvestingHolder> Reinvesting { get; init; } = [];

    /// <summary>Dividends that arrived in cash this year, by day.</summary>
    public IReadOnlyList<DividendReceived> DividendsReceived { get; init; } = [];

    /// <summary>Value sold since January, at least zero.</summary>
    public Money SoldThisYear { get; init; } = Money.Zero;

    /// <summary>The same account at a custodian that takes what the account's policy wants to trade in.</summary>
    public AccountSnapshot InTradingUnits() => this with { Custodian = Policy.Require<TradingUnit>().At(Custodian) };

    /// <summary>Money that is about to leave and that cash is kept for, at most zero.</summary>
    public Money AboutToLeave() => Flows.Where(f => f.IsReservedOn(AsOf)).Aggregate(Money.Zero, (sum, f) => sum + f.Amount);

    /// <summary>The day of the account's last trades that left for its custodian; null when there were none lately.</summary>
    public DateOnly? LastTraded { get; init; }

    /// <summary>What the other accounts of the household are about to sell in the same run.</summary>
    public IReadOnlyList<SecurityId> SoldInHousehold { get; init; } = [];

    /// <summary>What the other accounts of the household are about to buy in the same run.</summary>
    public IReadOnlyList<SecurityId> BoughtInHousehold { get; init; } = [];

    /// <summary>What counts against the gain budget: what was realized here, by those who share the budget, and what is expected from outside.</summary>
    public YearToDateGains ViewBudgetedGains() =>
        (SharedGains is { } shared ? YearToDate + shared : YearToDate) + Policy.Require<OutsideGains>().Gains;

    /// <summary>The rates that the account is reckoned with: the policy's where it states some, else the account's own.</summary>
    public TaxProfile TaxProfile() => Account.Kind.IsTaxable() ? Policy.Require<TaxRates>().Over(Account.TaxProfile) : Accounts.Tax.TaxProfile.None;

    /// <summary>True when nothing is sold or bought that would be a wash sale; else a proposal may, and a rule stops it.</summary>
    public bool PreventsWashSales() => Policy.Require<WashSalePolicy>().Prevents;

    /// <summary>What the wash-sale rule forbids today, as far and as long as the policy looks.</summary>
    public WashSaleView ViewWashSales()
    {
        var scope = Policy.Require<WashSaleScope>();
        return new WashSaleView(
            AsOf,
            RecentPurchases.Where(p => scope.Includes(Account.Id, p.Account, p.Kind)),
            LossSales.Where(s => scope.Includes(Account.Id, s.Account, s.Kind)),
            Policy.Require<WashSaleBuffer>().Days);
    }

    /// <summary>What the wash-sale rule forbids today, whatever the policy: the law looks at the whole household, thirty days to either side.</summary>
    public WashSaleView ViewWashSalesOfLaw() => new(AsOf, RecentPurchases, LossSales);
}
