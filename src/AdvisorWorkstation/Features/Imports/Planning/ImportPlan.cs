using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// All that committing a delivery changes, typed and by names instead of ids: the same files on the same data give the same plan, and its hash
/// is what ties a commit to its preview.
/// </summary>
internal sealed record ImportPlan(
    IReadOnlyList<SecurityChange> Securities,
    IReadOnlyList<PriceChange> Prices,
    IReadOnlyList<AttributeChange> Attributes,
    IReadOnlyList<CorporateActionChange> CorporateActions,
    IndexPlan Indexes,
    IReadOnlyList<RiskModelChange> RiskModels,
    AccountPlan Accounts,
    IReadOnlyList<HoldingsChange> Holdings,
    IReadOnlyList<NewTransaction> Transactions,
    IReadOnlyList<NewStatedGain> StatedGains,
    IReadOnlyList<NewCashFlow> CashFlows,
    IReadOnlyList<LossCarryforwardChange> LossCarryforwards,
    CustomizationPlan Customizations);

/// <summary>A price that is new, or replaces the one before.</summary>
internal sealed record PriceChange(Ticker Ticker, DateOnly Date, Price Close, Price? Before);

/// <summary>An attribute that is new, or replaces the one before.</summary>
internal sealed record AttributeChange(Ticker Ticker, string Name, decimal Value, bool IsNew);

/// <summary>A corporate action that is new, or replaces the one before.</summary>
internal sealed record CorporateActionChange(string Id, AnnouncedAction After, AnnouncedAction? Before)
{
    public Ticker Ticker => After.Ticker;
}

/// <summary>What is known of a corporate action before it is booked.</summary>
internal sealed record AnnouncedAction(Ticker Ticker, string Kind, DateOnly Announced, DateOnly Effective, string Terms);

/// <summary>A transaction that is not stored yet.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Ticker">Of what; null for cash.</param>
/// <param name="Booked">What happened.</param>
/// <param name="Acquired">For shares that came in kind: since when they are held.</param>
/// <param name="CostBasis">For shares that came in kind: their basis.</param>
internal sealed record NewTransaction(AccountKey Account, Ticker? Ticker, Transaction Booked, DateOnly? Acquired = null, Money? CostBasis = null);

/// <summary>A closed lot that is not stored yet.</summary>
internal sealed record NewStatedGain(AccountKey Account, Ticker Ticker, StatedGain Stated);

/// <summary>A cash flow that is not stored yet.</summary>
internal sealed record NewCashFlow(AccountKey Account, CashFlow Flow);
