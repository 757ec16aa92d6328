using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>What stands against booking a corporate action, or against reversing it: the preview shows it, and the operation asks again.</summary>
internal static class ActionChecks
{
    private const int MostNamed = 3;

    /// <summary>Why an action can't be booked now; the first is the one to say.</summary>
    public static async Task<IReadOnlyList<Refusal>> AgainstBookingAsync(AdvisorDb db, ActionReading action, DateOnly today, CancellationToken cancel)
    {
        if (action.Terms.Refusal is { } unknown)
        {
            return [unknown];
        }
        var open = action.Households.Where(h => !h.IsBooked).ToList();
        var refusals = new List<Refusal>();
        if (action.Row.Applied is not null && open.Count == 0)
        {
            refusals.Add(new Refusal(
                "action-booked", $"It was booked by {action.Row.AppliedBy} on {action.Row.AppliedAt:yyyy-MM-dd HH:mm} UTC already; nothing is booked twice."));
        }
        else if (open.Count == 0)
        {
            refusals.Add(new Refusal("nobody-holds", "No account held the security at the close before it takes effect: there is nothing to book."));
        }
        if (today < action.Row.Effective)
        {
            refusals.Add(new Refusal(
                "not-yet", $"It takes effect on {action.Row.Effective:yyyy-MM-dd}. It can be booked from that day on; until then this is what it would do today."));
        }
        if (open.SelectMany(h => h.Effect.Accounts).SelectMany(a => a.Faults).ToList() is { Count: > 0 } faults)
        {
            refusals.Add(new Refusal(
                "no-price", $"{faults[0].Sentence} That is so in {Accounts(faults.Count)}. Import the prices of {action.Row.Effective:yyyy-MM-dd}, or give the price in the terms."));
        }
        if (open.Exists(h => !h.Effect.Accounts.Aggregate(Nothing, (sum, a) => sum + a.Basis).IsConserved))
        {
            refusals.Add(new Refusal("basis-lost", "Basis would not be conserved to the cent. Nothing can be booked; tell whoever looks after this program."));
        }
        if (await EarlierAsync(db, action, open, cancel) is { } earlier)
        {
            refusals.Add(new Refusal("earlier-first", $"The {earlier.Words()} is not booked yet, and comes first."));
        }
        refusals.AddRange(await OrdersOutAsync(db, action, cancel));
        return refusals;
    }

    /// <summary>Why a booked action can't be reversed.</summary>
    public static async Task<IReadOnlyList<Refusal>> AgainstReversalAsync(AdvisorDb db, ActionReading action, CancellationToken cancel)
    {
        if (action.Row.Applied is null)
        {
            return [new Refusal("not-booked", "It is not booked: there is nothing to reverse.")];
        }
        var booked = await db.Set<TransactionRow>().AsNoTracking().Where(t => t.ActionId == action.Row.Id).ToListAsync(cancel);
        var accounts = booked.Select(t => t.AccountId).ToHashSet();
        var last = booked.Select(t => t.Id).DefaultIfEmpty().Max();
        var securities = action.Securities.ToArray();
        var later = (await db.Set<TransactionRow>().AsNoTracking()
            .Where(t => t.Id > last && t.SecurityId != null && securities.Contains(t.SecurityId.Value) && t.TradeDate >= action.Row.Effective)
            .OrderBy(t => t.Id)
            .ToListAsync(cancel)).FirstOrDefault(t => accounts.Contains(t.AccountId) && Touches(t.Kind));
        var statements = (await db.Set<LotStatementRow>().AsNoTracking()
            .Where(s => s.Id > action.Row.AppliedAfterStatement && s.Date >= action.Row.Effective)
            .OrderBy(s => s.Id)
            .ToListAsync(cancel)).Where(s => accounts.Contains(s.AccountId));
        var stated = statements.FirstOrDefault(s => s.Holdings().Any(h => securities.Contains(h.Security)));
        return
        [
            .. later is null ? [] : new[] { new Refusal("lots-moved", $"A later {Words(later.Kind)} of {later.TradeDate:yyyy-MM-dd} touched its lots. It can't be reversed any more; correct the lots instead.") },
            .. stated is null ? [] : new[] { new Refusal("lots-stated", $"Lots that a custodian stated for {stated.Date:yyyy-MM-dd} came later and touched its lots. It can't be reversed any more; correct the lots instead.") },
            .. await OrdersOutAsync(db, action, cancel),
        ];
    }

    private static BasisCheck Nothing { get; } = new(Money.Zero, Money.Zero, Money.Zero, Money.Zero, 0);

    private static bool Touches(TransactionKind kind) => kind is TransactionKind.Sell or TransactionKind.TransferOut or TransactionKind.CorporateAction;

    private static string Words(TransactionKind kind) => kind switch
    {
        TransactionKind.Sell => "sale",
        TransactionKind.TransferOut => "transfer",
        _ => "corporate action",
    };

    /// <summary>An action of the same security of an earlier day that the households have not got.</summary>
    private static async Task<CorporateActionRow?> EarlierAsync(AdvisorDb db, ActionReading action, List<ReachedHousehold> open, CancellationToken cancel)
    {
        var others = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.SecurityId == action.Row.SecurityId && a.Effective < action.Row.Effective && a.Applied == null)
            .OrderBy(a => a.Effective)
            .ToListAsync(cancel);
        return others.Find(a => a.AnnouncedTerms().ChangesLots && open.Exists(h => h.Ledger.HeldBefore(a.SecurityId, a.Effective).Count > 0));
    }

    /// <summary>
    /// Orders of the security that are with a custodian: before the effective day they change how many shares the action reaches, and after it they are of
    /// shares of before. Either way the books have to show them first.
    /// </summary>
    private static async Task<IReadOnlyList<Refusal>> OrdersOutAsync(AdvisorDb db, ActionReading action, CancellationToken cancel)
    {
        var securities = action.Securities.ToArray();
        var names = await db.Set<OrderRow>().AsNoTracking()
            .Where(o => securities.Contains(o.SecurityId))
            .Join(db.Set<AllocationRow>(), o => new { o.BatchId, o.Line }, a => new { a.BatchId, Line = a.OrderLine }, (_, a) => a.ProposalId)
            .Join(db.Set<ProposalRow>().Where(p => ProposalStates.AtCustodian.Contains(p.State) && !p.Booked), id => id, p => p.Id, (_, p) => p.AccountId)
            .Join(db.Set<AccountRow>(), id => id, a => a.Id, (_, a) => a.Name)
            .Distinct()
            .OrderBy(n => n)
            .ToListAsync(cancel);
        return names.Count == 0
            ? []
            :
            [
                new Refusal(
                    "orders-out",
                    $"Orders of the security are with the custodian for {string.Join(", ", names.Take(MostNamed))}{(names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "")}. "
                    + "Wait until positions or transactions show them, or say that they were not carried out."),
            ];
    }

    private static string Accounts(int count) => count == 1 ? "one account" : $"{count} accounts";
}
