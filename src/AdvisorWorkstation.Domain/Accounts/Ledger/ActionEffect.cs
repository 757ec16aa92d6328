using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>A lot before and after a corporate action: null before for one that it made, null after for one that is gone.</summary>
public sealed record LotChange(LedgerLot? Before, LedgerLot? After);

/// <summary>
/// Whether basis got lost or came from nowhere: what was there, and what disallowed losses added to replacement shares, is what is there and what
/// left with shares or cash. Lots of unknown basis are in none of the sums.
/// </summary>
/// <param name="Before">Of the lots that changed, before.</param>
/// <param name="After">Of the lots that changed, after.</param>
/// <param name="Left">Of shares that were paid for, and capital that came back.</param>
/// <param name="Added">Losses that a wash sale put on top of replacement shares.</param>
/// <param name="Unknown">Lots of the security of which nobody knows the basis.</param>
public sealed record BasisCheck(Money Before, Money After, Money Left, Money Added, int Unknown)
{
    /// <summary>True when it is conserved to the cent.</summary>
    public bool IsConserved => (Before + Added).RoundedToCents == (After + Left).RoundedToCents;

    public static BasisCheck operator +(BasisCheck a, BasisCheck b) =>
        new(a.Before + b.Before, a.After + b.After, a.Left + b.Left, a.Added + b.Added, a.Unknown + b.Unknown);
}

/// <summary>What a corporate action does to one account.</summary>
/// <param name="Shares">Of its security, held at the close before.</param>
/// <param name="Lots">The lots that it changes, by number.</param>
/// <param name="Cash">What it pays.</param>
/// <param name="Realized">What is realized by it on the day.</param>
/// <param name="Faults">What could not be booked.</param>
public sealed record AccountEffect(
    AccountId Account,
    Shares Shares,
    IReadOnlyList<LotChange> Lots,
    Money Cash,
    IReadOnlyList<Realized> Realized,
    BasisCheck Basis,
    IReadOnlyList<LedgerFault> Faults);

/// <summary>What a corporate action does to a household.</summary>
/// <param name="Action">The action.</param>
/// <param name="Accounts">Those that held its security at the close before, and those whose lots a wash sale changes.</param>
/// <param name="Without">Where the ledger stands without it.</param>
/// <param name="With">Where it stands with it.</param>
public sealed record HouseholdEffect(LedgerEntry.Action Action, IReadOnlyList<AccountEffect> Accounts, LedgerState Without, LedgerState With)
{
    /// <summary>Other entries that can't be booked any more with it, such as a later sale of shares that are not there.</summary>
    public IReadOnlyList<LedgerFault> NewFaults => [.. With.Faults.Except(Without.Faults).Except(Accounts.SelectMany(a => a.Faults))];

    /// <summary>What an account realizes by it, with everything that is booked since: a later purchase may wash a loss.</summary>
    public IReadOnlyList<Realized> RealizedBy(AccountId account) => [.. With.Sales.Where(s => s.Entry == Action.Sequence && s.Account == account)];

    /// <summary>Shares of a security that an account holds after everything that is booked.</summary>
    public Shares HeldNow(AccountId account, SecurityId security) =>
        With.Lots.Where(l => l.Account == account && l.Security == security).Aggregate(Values.Shares.Zero, (sum, l) => sum + l.Quantity);
}

/// <summary>Finds out what a corporate action does, by replaying the ledger with it and without it: there is no other way to book one.</summary>
public static class ActionEffects
{
    /// <summary>What each account held of a security at the close before a day. An account whose books open later had an action of that day already.</summary>
    public static IReadOnlyDictionary<AccountId, Shares> HeldBefore(
        IReadOnlyList<LedgerAccount> accounts, Func<SecurityId, string> groupOf, IReadOnlyList<LedgerEntry> entries, SecurityId security, DateOnly day) =>
        Earlier(entries, day) is var earlier && earlier.Exists(e => e.About().Security == security || (e as LedgerEntry.Action)?.Terms.Other() == security)
            ? HouseholdLedger.Replay(accounts, groupOf, earlier, day).Lots.Where(l => l.Security == security)
                .GroupBy(l => l.Account)
                .ToDictionary(g => g.Key, g => g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity))
            : new Dictionary<AccountId, Shares>();

    /// <summary>What an action does to a household.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="groupOf">The equivalence group of a security.</param>
    /// <param name="entries">The ledger without the action.</param>
    /// <param name="action">The action.</param>
    public static HouseholdEffect Of(
        IReadOnlyList<LedgerAccount> accounts, Func<SecurityId, string> groupOf, IReadOnlyList<LedgerEntry> entries, LedgerEntry.Action action)
    {
        var earlier = Earlier(entries, action.TradeDate);
        var before = HouseholdLedger.Replay(accounts, groupOf, earlier, action.TradeDate);
        var after = HouseholdLedger.Replay(accounts, groupOf, [.. earlier, action], action.TradeDate);
        return new HouseholdEffect(
            action,
            [.. accounts.Select(a => EffectOn(a.Id, action, before, after)).Where(e => e.Lots.Count > 0 || e.Shares > Shares.Zero).OrderBy(e => e.Account.Value)],
            HouseholdLedger.Replay(accounts, groupOf, entries, DateOnly.MaxValue),
            HouseholdLedger.Replay(accounts, groupOf, [.. entries, action], DateOnly.MaxValue));
    }

    /// <summary>Everything up to the close before a day, and the actions of the day that were booked before; nothing of accounts whose books open later.</summary>
    private static List<LedgerEntry> Earlier(IReadOnlyList<LedgerEntry> entries, DateOnly day)
    {
        var openings = entries.OfType<LedgerEntry.Statement>().GroupBy(s => s.Account).ToDictionary(g => g.Key, g => g.Min(s => s.TradeDate));
        return
        [
            .. entries.Where(e => e.TradeDate < day || (e is LedgerEntry.Action && e.TradeDate == day))
                .Where(e => e.About().Account is not { } account || openings.GetValueOrDefault(account) < day),
        ];
    }

    private static AccountEffect EffectOn(AccountId account, LedgerEntry.Action action, LedgerState before, LedgerState after)
    {
        var (old, made) = (Lots(before, account), Lots(after, account));
        var changes = old.Keys.Union(made.Keys).Order()
            .Select(n => new LotChange(old.GetValueOrDefault(n), made.GetValueOrDefault(n)))
            .Where(c => c.Before != c.After)
            .ToList();
        var realized = after.Sales.Where(s => s.Entry == action.Sequence && s.Account == account).ToList();
        var added = after.Washes
            .Where(w => w.Sale == action.Sequence && !w.IsLostForGood && made.ContainsKey(w.Replacement))
            .Aggregate(Money.Zero, (sum, w) => sum + w.Disallowed);
        return new AccountEffect(
            account,
            old.Values.Where(l => l.Security == action.Security).Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity),
            changes,
            after.CashInLieu.Where(c => c.Entry == action.Sequence && c.Account == account).Aggregate(Money.Zero, (sum, c) => sum + c.Amount),
            realized,
            new BasisCheck(
                Basis(changes.Select(c => c.Before)),
                Basis(changes.Select(c => c.After)),
                realized.Aggregate(Returned(action.Terms, changes), (sum, r) => sum + (r.Basis ?? Money.Zero)),
                added,
                old.Values.Count(l => l.Security == action.Security && l.Basis is null)),
            [.. after.Faults.Where(f => f.Entry == action.Sequence && f.Account == account)]);
    }

    private static Dictionary<LedgerLotNumber, LedgerLot> Lots(LedgerState state, AccountId account) =>
        state.Lots.Where(l => l.Account == account).ToDictionary(l => l.Number);

    private static Money Basis(IEnumerable<LedgerLot?> lots) => lots.Aggregate(Money.Zero, (sum, l) => sum + (l?.Basis ?? Money.Zero));

    /// <summary>Basis that came back as cash: what was paid on each lot, as far as there was basis.</summary>
    private static Money Returned(ActionTerms terms, IReadOnlyList<LotChange> changes) => terms is not ActionTerms.ReturnOfCapital returned
        ? Money.Zero
        : changes.Select(c => c.Before).OfType<LedgerLot>().Where(l => l.Basis is not null)
            .Aggregate(Money.Zero, (sum, l) => sum + Money.Min((l.Quantity * returned.CashPerShare).RoundedToCents, l.Basis!.Value));
}
