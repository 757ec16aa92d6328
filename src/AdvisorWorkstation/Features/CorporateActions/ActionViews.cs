using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>Where a corporate action stands.</summary>
public enum ActionState
{
    /// <summary>Its day has not come.</summary>
    Announced,

    /// <summary>It took effect, accounts held the security, and it is not booked in all of them.</summary>
    Due,

    /// <summary>It is booked.</summary>
    Booked,

    /// <summary>There is nothing to book: a dividend in cash, or nobody held the security.</summary>
    Passed,
}

/// <summary>A corporate action in a line.</summary>
/// <param name="Action">Its id here.</param>
/// <param name="Words">What happens, such as <c>4:1 split</c>.</param>
/// <param name="Accounts">Accounts that hold the security, or held it when it took effect.</param>
/// <param name="Shares">What they hold, or held.</param>
/// <param name="Waiting">Accounts that may not trade it until it is booked, or until the custodian shows it.</param>
/// <param name="By">Who booked it; empty where nobody has.</param>
/// <param name="Reversed">That it was reversed, by whom and why; empty where it never was, or is booked again.</param>
public sealed record ActionLine(
    int Action,
    string ExternalId,
    Ticker Ticker,
    string Name,
    string Kind,
    string Words,
    DateOnly Announced,
    DateOnly Effective,
    ActionState State,
    int Accounts,
    Shares Shares,
    int Waiting,
    string By,
    DateTimeOffset? At,
    string Reversed)
{
    /// <summary>True on the trading day before it takes effect.</summary>
    public bool IsTomorrow(DateOnly today) => State == ActionState.Announced && Enumerable.Range(1, 3).Select(today.AddDays).First(d => d.IsWeekday()) >= Effective;
}

/// <summary>How a custodian's position stands to what is expected after the action.</summary>
public enum PositionStanding
{
    /// <summary>It is as expected.</summary>
    Agrees,

    /// <summary>It is of a day before the action.</summary>
    Older,

    /// <summary>It is of the day or a later one, and is not as expected.</summary>
    Differs,
}

/// <summary>What an action does to an account, or did.</summary>
/// <param name="Effect">Lots before and after, cash, basis.</param>
/// <param name="Realized">Gains and losses, with what was booked since.</param>
/// <param name="Standing">How the custodian's positions stand to it.</param>
/// <param name="Position">The same in words.</param>
/// <param name="IsBooked">True when the ledger has it.</param>
public sealed record ActionAccount(
    AccountId Account,
    string Name,
    string Number,
    string Custodian,
    AccountEffect Effect,
    IReadOnlyList<Realized> Realized,
    PositionStanding Standing,
    string Position,
    bool IsBooked)
{
    /// <summary>The gain of a term that counts; null where the basis of some of it is unknown.</summary>
    public Money? GainOf(HoldingTerm term) => ActionTotals.Gain(Realized, term);
}

/// <summary>What an action does over all accounts.</summary>
public sealed record ActionTotals(int Accounts, Shares Shares, Money Cash, Money? ShortTerm, Money? LongTerm, Money Disallowed, BasisCheck Basis)
{
    internal static ActionTotals Of(IReadOnlyList<ActionAccount> accounts)
    {
        var realized = accounts.SelectMany(a => a.Realized).ToList();
        return new ActionTotals(
            accounts.Count(a => a.Effect.Shares > Shares.Zero),
            accounts.Aggregate(Shares.Zero, (sum, a) => sum + a.Effect.Shares),
            accounts.Aggregate(Money.Zero, (sum, a) => sum + a.Effect.Cash),
            Gain(realized, HoldingTerm.ShortTerm),
            Gain(realized, HoldingTerm.LongTerm),
            realized.Aggregate(Money.Zero, (sum, r) => sum + r.Disallowed),
            accounts.Aggregate(new BasisCheck(Money.Zero, Money.Zero, Money.Zero, Money.Zero, 0), (sum, a) => sum + a.Effect.Basis));
    }

    internal static Money? Gain(IEnumerable<Realized> realized, HoldingTerm term) =>
        realized.Where(r => r.Term == term || r.Term is null).Aggregate((Money?)Money.Zero, (sum, r) => r.Term is null ? null : sum + r.Allowed);
}

/// <summary>A corporate action with what it does to every account.</summary>
/// <param name="Against">Why it can't be booked now; empty when it can.</param>
/// <param name="AgainstReversal">Why it can't be reversed; empty when it can. Only of a booked one.</param>
/// <param name="Warnings">What to know before.</param>
/// <param name="Hash">What ties booking it to what was shown.</param>
public sealed record ActionPreview(
    int Action,
    string Words,
    DateOnly Effective,
    bool IsBooked,
    IReadOnlyList<ActionAccount> Accounts,
    ActionTotals Totals,
    IReadOnlyList<string> Against,
    IReadOnlyList<string> AgainstReversal,
    IReadOnlyList<string> Warnings,
    string Hash,
    IReadOnlyDictionary<SecurityId, Ticker> Tickers);
