using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A version of an index as it is stored.</summary>
internal sealed record StoredIndexVersion(IndexVersionRow Version, IReadOnlyDictionary<SecurityId, Weight> Weights);

/// <summary>
/// What the firm has, as far as a delivery may change it: small tables as a whole, large ones for the accounts, securities and days that the
/// delivery is about. Nobody changes these rows; what is to change is written down in an <see cref="ImportPlan"/>.
/// </summary>
internal sealed class FirmState
{
    public required FirmRow? Firm { get; init; }

    public required IReadOnlyList<SecurityRow> Securities { get; init; }

    public required IReadOnlyList<BookRow> Books { get; init; }

    public required IReadOnlyList<HouseholdRow> Households { get; init; }

    public required IReadOnlyList<CustodianRow> Custodians { get; init; }

    public required IReadOnlyList<AccountRow> Accounts { get; init; }

    public required IReadOnlyList<IndexRow> Indexes { get; init; }

    public required IReadOnlyList<ModelRow> Models { get; init; }

    public required IReadOnlyList<StoredIndexVersion> IndexVersions { get; init; }

    public required IReadOnlyDictionary<(SecurityId Security, DateOnly Date), Price> Prices { get; init; }

    public required IReadOnlyDictionary<(SecurityId Security, string Name), decimal> Attributes { get; init; }

    public required IReadOnlyList<CorporateActionRow> CorporateActions { get; init; }

    public required IReadOnlyList<CustomizationRow> Customizations { get; init; }

    public required ILookup<AccountId, PositionRow> Positions { get; init; }

    public required ILookup<AccountId, LotRow> Lots { get; init; }

    public required ILookup<AccountId, QuarantineRow> Quarantines { get; init; }

    public required ILookup<AccountId, TransactionRow> Transactions { get; init; }

    public required ILookup<AccountId, CashFlowRow> CashFlows { get; init; }

    public required ILookup<AccountId, StatedGainRow> StatedGains { get; init; }

    public required IReadOnlyList<LossCarryforwardRow> LossCarryforwards { get; init; }

    /// <summary>Of the orders that the delivery's files name, those that this firm has placed.</summary>
    public required IReadOnlySet<string> PlacedOrders { get; init; }

    private Dictionary<Ticker, SecurityRow>? _byTicker;
    private Dictionary<SecurityId, Ticker>? _tickers;
    private Dictionary<AccountKey, AccountRow>? _accounts;
    private Dictionary<AccountId, AccountKey>? _keys;

    /// <summary>The security of a ticker; null when the firm does not have it.</summary>
    public SecurityRow? SecurityOf(Ticker ticker) => (_byTicker ??= Securities.ToDictionary(s => s.Ticker)).GetValueOrDefault(ticker);

    /// <summary>The ticker of a security.</summary>
    public Ticker TickerOf(SecurityId security) => (_tickers ??= Securities.ToDictionary(s => s.Id, s => s.Ticker))[security];

    /// <summary>The stored account of a key; null when it is a new one.</summary>
    public AccountRow? AccountOf(AccountKey key) =>
        (_accounts ??= Accounts.ToDictionary(a => new AccountKey(a.Custodian, a.Number))).GetValueOrDefault(key);

    /// <summary>The key of a stored account.</summary>
    public AccountKey KeyOf(AccountId id) =>
        (_keys ??= Accounts.ToDictionary(a => a.Id, a => new AccountKey(a.Custodian, a.Number)))[id];
}
