using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Clients;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>A booked event of a demo account.</summary>
/// <param name="Date">Its trade date.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Security">The security's place in the universe; null for cash.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Amount">Cash in, or out when negative.</param>
/// <param name="ShortTermGain">Realized by a sale.</param>
/// <param name="LongTermGain">Realized by a sale.</param>
public sealed record DraftTransaction(
    DateOnly Date,
    TransactionKind Kind,
    int? Security,
    Shares Quantity,
    Money Amount,
    Money? ShortTermGain = null,
    Money? LongTermGain = null);

/// <summary>Everything that is in a demo account.</summary>
/// <param name="Account">Which.</param>
/// <param name="Lots">Its lots, by security, then by day.</param>
/// <param name="SharesWithoutLot">Shares that the custodian reports beyond the lots, by security.</param>
/// <param name="Cash">Its cash.</param>
/// <param name="Transactions">This year's events, by date.</param>
public sealed record AccountContent(
    AccountPlan Account,
    IReadOnlyList<DraftLot> Lots,
    IReadOnlyDictionary<int, Shares> SharesWithoutLot,
    Money Cash,
    IReadOnlyList<DraftTransaction> Transactions);
