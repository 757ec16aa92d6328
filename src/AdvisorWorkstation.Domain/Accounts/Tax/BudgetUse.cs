using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>How much of a budget is used (menus.md, Tax budget used). Exactly at a step counts as having reached it.</summary>
public enum BudgetStatus
{
    NoBudget,
    Open,
    ThreeQuarters,
    NineTenths,
    Full,
}

/// <summary>What a pending proposal is about to realize. Until it is decided and booked, nobody else can have that part of a budget.</summary>
/// <param name="Proposal">Which.</param>
/// <param name="Name">Its account and state in words.</param>
/// <param name="ShortTerm">Short-term gains less losses.</param>
/// <param name="LongTerm">Long-term gains less losses.</param>
public sealed record BudgetReservation(ProposalId Proposal, string Name, Money ShortTerm, Money LongTerm)
{
    /// <summary>
    /// What it takes of a term's budget: its net gain, or nothing. A net loss makes no room for others before it is booked, because it may be rejected.
    /// </summary>
    public Money Taken(HoldingTerm term) => Money.Max(term == HoldingTerm.LongTerm ? LongTerm : ShortTerm, Money.Zero);
}

/// <summary>A year's gain budget of one term, and what has become of it.</summary>
/// <param name="Term">The term.</param>
/// <param name="Budget">Net gains that may be realized, at least zero; null when there is no limit.</param>
/// <param name="Realized">Gains less losses realized since January; losses widen what is left.</param>
/// <param name="Reservations">The pending proposals, each of them.</param>
/// <param name="UnknownSales">Sales of the year whose gain nobody knows: the figures leave them out and say so.</param>
public sealed record BudgetUse(HoldingTerm Term, Money? Budget, Money Realized, IReadOnlyList<BudgetReservation> Reservations, int UnknownSales)
{
    private static readonly Weight ThreeQuarters = new(0.75m);
    private static readonly Weight NineTenths = new(0.9m);

    /// <summary>What pending proposals have taken.</summary>
    public Money Reserved => new(Reservations.Sum(r => r.Taken(Term).Usd));

    /// <summary>Realized and reserved together; negative after losses.</summary>
    public Money Committed => Realized + Reserved;

    /// <summary>What nobody has taken yet, at least zero; null when there is no limit.</summary>
    public Money? Left => Budget is { } budget ? Money.Max(budget - Committed, Money.Zero) : null;

    /// <summary>The part of the budget that is committed; null when there is no limit, and where gains stand against a budget of nothing.</summary>
    public Weight? Used => (Budget, Committed) switch
    {
        (null, _) => null,
        (_, var committed) when committed <= Money.Zero => Weight.Zero,
        ({ } budget, _) when budget == Money.Zero => null,
        ({ } budget, var committed) => committed.ShareOf(budget),
    };

    /// <summary>How much is used.</summary>
    public BudgetStatus Status => Budget is null
        ? BudgetStatus.NoBudget
        : Used switch
        {
            null => BudgetStatus.Full,
            { } part when part >= Weight.One => BudgetStatus.Full,
            { } part when part >= NineTenths => BudgetStatus.NineTenths,
            { } part when part >= ThreeQuarters => BudgetStatus.ThreeQuarters,
            _ => BudgetStatus.Open,
        };

    /// <summary>True when what is left is enough for one more proposal. One that realizes no net gain always fits.</summary>
    public bool Takes(BudgetReservation another) =>
        another.Taken(Term) == Money.Zero || Left is not { } left || another.Taken(Term) <= left;
}
