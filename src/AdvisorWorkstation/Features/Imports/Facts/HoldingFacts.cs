using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Facts;

/// <summary>When a custodian took its figures.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of that day, where the file gives one.</param>
internal readonly record struct Taken(DateOnly Date, TimeOnly? Time)
{
    /// <summary>For comparing; a file without a time counts as the end of its day.</summary>
    public DateTime Moment => Date.ToDateTime(Time ?? TimeOnly.MaxValue);

    public override string ToString() => Time is { } time ? $"{Date:yyyy-MM-dd} {time:HH:mm}" : $"{Date:yyyy-MM-dd}";
}

/// <summary>One row of an account's positions.</summary>
internal sealed record PositionFact(
    Spelled Ticker, SecurityKind? Kind, Shares Quantity, Price? Price, Money? Value, Money? CostBasis);

/// <summary>All that a custodian says one account holds. Its cash is null where the file does not have it, which is not none.</summary>
internal sealed record HoldingsFact(
    AccountReference Account, string AccountName, Taken AsOf, Money? Cash, IReadOnlyList<PositionFact> Positions) : Fact
{
    public override IEnumerable<Spelled> Tickers => Positions.Select(p => p.Ticker);

    public override AccountReference Subject => Account;
}

/// <summary>One lot as a file gives it.</summary>
internal sealed record LotFact(
    Spelled Ticker, Shares Quantity, DateOnly? Acquired, Money? CostBasis, HoldingTerm? Term, string? CustodianLotId);

/// <summary>The lots of an account: all of them, or all of one security.</summary>
/// <param name="Account">Whose.</param>
/// <param name="AsOf">When.</param>
/// <param name="IsWholeAccount">False when the file is about one security.</param>
/// <param name="Lots">The lots.</param>
internal sealed record LotsFact(AccountReference Account, Taken AsOf, bool IsWholeAccount, IReadOnlyList<LotFact> Lots) : Fact
{
    public override IEnumerable<Spelled> Tickers => Lots.Select(l => l.Ticker);

    public override AccountReference Subject => Account;
}
