using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>A corporate action that a household's ledger has.</summary>
internal sealed record BookedAction(CorporateActionRow Row, LedgerEntry.Action Entry);

/// <summary>The ledger of one household as it is stored.</summary>
internal sealed record StoredLedger(
    HouseholdId Household, IReadOnlyList<LedgerAccount> Accounts, IReadOnlyList<LedgerEntry> Entries, IReadOnlyDictionary<SecurityId, SecurityRow> Securities)
{
    /// <summary>The corporate actions among the entries.</summary>
    public required IReadOnlyList<BookedAction> Actions { get; init; }

    /// <summary>Where it stands at the close of a day.</summary>
    public LedgerState Replay(DateOnly until) => HouseholdLedger.Replay(Accounts, GroupOf, Entries, until, s => AverageCost.IsAllowed(Securities[s].Kind));

    /// <summary>The equivalence group of a security.</summary>
    public string GroupOf(SecurityId security) => Securities[security].EquivalenceGroup;

    /// <summary>What each account held of a security at the close before a day.</summary>
    /// <param name="security">Which.</param>
    /// <param name="day">The day.</param>
    /// <param name="without">A booked action to look past; null for none.</param>
    public IReadOnlyDictionary<AccountId, Shares> HeldBefore(SecurityId security, DateOnly day, LedgerEntry.Action? without = null) =>
        ActionEffects.HeldBefore(Accounts, GroupOf, [.. EntriesOf([security]).Where(e => e != without)], security, day);

    /// <summary>What an action does to the household, or did where it is booked.</summary>
    public HouseholdEffect EffectOf(CorporateActionRow action, ActionTerms terms)
    {
        var booked = Actions.FirstOrDefault(a => a.Row.Id == action.Id)?.Entry;
        var next = Entries.Select(e => e.Sequence).DefaultIfEmpty().Max() + 1;
        var others = EntriesOf([action.SecurityId, terms.Other() ?? action.SecurityId]).Where(e => e != booked).ToList();
        return ActionEffects.Of(Accounts, GroupOf, others, booked ?? new LedgerEntry.Action(next, action.Effective, action.SecurityId, terms));
    }

    /// <summary>
    /// The entries that have to do with some securities: of their equivalence groups, and of what actions made of those. Lots of other securities neither
    /// change by them nor change them. The first statement of an account stays, whatever it is of, since what came before it is history.
    /// </summary>
    private List<LedgerEntry> EntriesOf(IReadOnlyList<SecurityId> securities)
    {
        var groups = securities.Select(GroupOf).ToHashSet(StringComparer.Ordinal);
        var known = 0;
        while (known != groups.Count)
        {
            known = groups.Count;
            foreach (var (from, to) in Actions.Select(a => (GroupOf(a.Entry.Security), GroupOf(a.Entry.Terms.Other() ?? a.Entry.Security))))
            {
                if (groups.Contains(from) || groups.Contains(to))
                {
                    groups.UnionWith([from, to]);
                }
            }
        }
        var openings = Entries.OfType<LedgerEntry.Statement>()
            .GroupBy(s => s.Account)
            .Select(g => g.OrderBy(s => s.TradeDate).ThenBy(s => s.Sequence).First())
            .ToHashSet<LedgerEntry>(ReferenceEqualityComparer.Instance);
        return [.. Entries.Where(e => groups.Contains(GroupOf(e.About().Security)) || openings.Contains(e))];
    }

    /// <summary>Reads the ledgers of some households.</summary>
    public static async Task<IReadOnlyList<StoredLedger>> LoadAsync(
        AdvisorDb db, IReadOnlyCollection<HouseholdId> households, CancellationToken cancel)
    {
        var scope = households.ToArray();
        var accounts = await db.Set<AccountRow>().AsNoTracking().Where(a => scope.Contains(a.HouseholdId)).ToListAsync(cancel);
        var ids = accounts.Select(a => a.Id).ToArray();
        var fractions = await db.Set<CustodianRow>().AsNoTracking().ToDictionaryAsync(c => c.Name, c => c.FractionalShares, cancel);
        var securities = await db.Set<SecurityRow>().AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);
        var transactions = (await db.Set<TransactionRow>().AsNoTracking().Where(t => ids.Contains(t.AccountId) && t.SecurityId != null).ToListAsync(cancel))
            .ToLookup(t => t.AccountId);
        var statements = (await db.Set<LotStatementRow>().AsNoTracking().Where(s => ids.Contains(s.AccountId)).ToListAsync(cancel)).ToLookup(s => s.AccountId);
        var stated = (await db.Set<StatedGainRow>().AsNoTracking().Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.Id).ToListAsync(cancel))
            .ToLookup(g => g.AccountId);
        var actions = await ActionsAsync(db, transactions, cancel);
        return
        [
            .. accounts.OrderBy(a => a.Id.Value).GroupBy(a => a.HouseholdId).OrderBy(g => g.Key.Value).Select(g =>
            {
                var booked = ActionsOf(g.SelectMany(a => transactions[a.Id]), actions).ToList();
                return new StoredLedger(
                    g.Key,
                    [.. g.Select(a => AccountOf(a, fractions[a.Custodian]))],
                    [
                        .. StatedSales.Explain(g.SelectMany(a => transactions[a.Id]).Select(EntryOf).OfType<LedgerEntry>(), [.. g.SelectMany(a => stated[a.Id])])
                            .Concat(booked.Select(b => b.Entry))
                            .Concat(g.SelectMany(a => statements[a.Id]).SelectMany(EntriesOf)),
                    ],
                    securities) { Actions = booked };
            }),
        ];
    }

    private static LedgerAccount AccountOf(AccountRow row, bool keepsFractions) => new(
        row.Id, row.Kind.IsTaxable(), keepsFractions, row.Relief, row.TaxProfile());

    private static LedgerEntry? EntryOf(TransactionRow row)
    {
        var sequence = LedgerSequence.OfTransaction(row.Id);
        return row.Quantity <= Shares.Zero ? null : row.Kind switch
        {
            TransactionKind.Buy or TransactionKind.Reinvestment => new LedgerEntry.Purchase(
                sequence, row.TradeDate, row.AccountId, row.SecurityId!.Value, row.Quantity, row.Amount < Money.Zero ? -row.Amount : null),
            TransactionKind.Sell => new LedgerEntry.Sale(
                sequence, row.TradeDate, row.AccountId, row.SecurityId!.Value, row.Quantity, Money.Max(row.Amount, Money.Zero), [])
            {
                StatedShortTerm = row.ShortTermGain,
                StatedLongTerm = row.LongTermGain,
            },
            TransactionKind.TransferIn => new LedgerEntry.TransferIn(
                sequence, row.TradeDate, row.AccountId, row.SecurityId!.Value, row.Quantity, row.Acquired, row.CostBasis),
            TransactionKind.TransferOut => new LedgerEntry.TransferOut(
                sequence, row.TradeDate, row.AccountId, row.SecurityId!.Value, row.Quantity, []),
            _ => null,
        };
    }

    private static IEnumerable<LedgerEntry> EntriesOf(LotStatementRow row) =>
        row.Holdings().Select(h => new LedgerEntry.Statement(LedgerSequence.OfStatement(row.Id), row.Date, row.AccountId, h.Security, h.Lots)
        {
            UnknownSaysNothing = row.ImportId is not null,
        });

    private static async Task<IReadOnlyDictionary<int, CorporateActionRow>> ActionsAsync(
        AdvisorDb db, ILookup<AccountId, TransactionRow> transactions, CancellationToken cancel)
    {
        var ids = transactions.SelectMany(t => t).Select(t => t.ActionId).OfType<int>().Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<int, CorporateActionRow>()
            : await db.Set<CorporateActionRow>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
    }

    /// <summary>An action is booked once for the household, whichever of its accounts hold the security.</summary>
    private static IEnumerable<BookedAction> ActionsOf(IEnumerable<TransactionRow> rows, IReadOnlyDictionary<int, CorporateActionRow> actions) => rows
        .Where(t => t.ActionId is not null)
        .GroupBy(t => t.ActionId!.Value)
        .Select(g => (Row: actions[g.Key], Sequence: LedgerSequence.OfTransaction(g.Min(t => t.Id))))
        .Select(a => new BookedAction(a.Row, new LedgerEntry.Action(a.Sequence, a.Row.Effective, a.Row.SecurityId, a.Row.AppliedTerms())));
}
