using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>What a proposal that the books do not show yet takes of its account's gain budgets.</summary>
internal sealed record BudgetClaim(ProposalId Proposal, AccountId Account, ProposalState State, DateTimeOffset Since, BudgetReservation Reservation);

/// <summary>The gain budgets that hold for an account.</summary>
/// <param name="IsShared">True when they are the household's, and all of its taxed accounts use them.</param>
/// <param name="Budgets">Their use.</param>
/// <param name="Sales">The year's sales of the accounts that use them.</param>
internal sealed record AccountBudgets(bool IsShared, GainBudgets Budgets, IReadOnlyList<Realized> Sales);

/// <summary>The gain budgets of a household's taxed accounts, with what the books, orders that are out and proposals take of them.</summary>
internal sealed class HouseholdBudgets
{
    /// <summary>What the rounding of shares and prices may come to: less is no overspending.</summary>
    private static readonly Money Rounding = new(1m);

    private static readonly ProposalState[] Open = [.. Enum.GetValues<ProposalState>().Where(s => s.IsOnItsWay())];

    private readonly Dictionary<AccountId, AccountRow> _taxed;
    private readonly Dictionary<AccountId, PolicyEntry> _entries;
    private readonly Dictionary<AccountId, (decimal Part, YearToDateGains Outside)> _parts;
    private readonly ILookup<AccountId, Realized> _sales;
    private readonly AsOf _today;

    private HouseholdBudgets(
        Dictionary<AccountId, AccountRow> taxed,
        Dictionary<AccountId, PolicyEntry> entries,
        Dictionary<AccountId, (decimal Part, YearToDateGains Outside)> parts,
        ILookup<AccountId, Realized> sales,
        AsOf today) =>
        (_taxed, _entries, _parts, _sales, _today) = (taxed, entries, parts, sales, today);

    /// <summary>Every proposal of the taxed accounts that is open, and every order that is out and not booked.</summary>
    public required IReadOnlyList<BudgetClaim> Claims { get; init; }

    public static async Task<HouseholdBudgets> LoadAsync(AdvisorDb db, HouseholdId household, AsOf today, CancellationToken cancel)
    {
        var taxed = (await db.Set<AccountRow>().AsNoTracking().Where(a => a.HouseholdId == household).ToListAsync(cancel))
            .Where(a => a.Kind.IsTaxable())
            .ToDictionary(a => a.Id);
        var ids = taxed.Keys.ToArray();
        var (since, until) = (new DateOnly(today.TaxYear, 1, 1), today.Date);
        var sales = await db.Set<RealizedRow>().AsNoTracking()
            .Where(r => ids.Contains(r.AccountId) && r.Date >= since && r.Date <= until)
            .OrderBy(r => r.Id)
            .ToListAsync(cancel);
        var choices = await PolicyChoices.LoadAsync(db, [household], ids, cancel);
        var policies = taxed.Values.ToDictionary(a => a.Id, a => choices.Of(a, today));
        return new HouseholdBudgets(
            taxed,
            policies.ToDictionary(p => p.Key, p => p.Value.Entries.First(e => e.Declaration is GainBudgetOption)),
            policies.ToDictionary(p => p.Key, p => (p.Value.Require<BudgetProration>().PartOn(today), p.Value.Require<OutsideGains>().Gains)),
            sales.ToLookup(r => r.AccountId, r => r.ToRealized()),
            today)
        {
            Claims = await ClaimsAsync(db, taxed, cancel),
        };
    }

    /// <summary>The budgets that hold for an account, with what some claims take of them; null where nothing is taxed.</summary>
    public AccountBudgets? Of(AccountId account, Func<BudgetClaim, bool> counts)
    {
        if (!_entries.TryGetValue(account, out var entry))
        {
            return null;
        }
        var isShared = entry.Chosen?.Scope == PolicyScope.Household;
        var users = isShared ? _taxed.Keys.ToHashSet() : [account];
        var sales = users.SelectMany(id => _sales[id]).OrderBy(s => s.Date).ThenBy(s => s.Entry).ThenBy(s => s.Lot).ToList();
        var budget = (GainBudget)entry.Declaration.Reduce(entry.Arguments);
        var (part, outside) = _parts[account];
        return new AccountBudgets(
            isShared,
            GainBudgets.Of(
                budget.ShortTerm * part,
                budget.LongTerm * part,
                YearToDateGains.From(sales, _today) + outside,
                [.. Claims.Where(c => users.Contains(c.Account) && counts(c)).Select(c => c.Reservation)],
                sales.Count(s => s.Allowed is null)),
            sales);
    }

    /// <summary>Why a proposal may not be approved: with what is approved or out it would overspend its budget. Null when it fits.</summary>
    public string? WhyNot(ProposalId proposal) => Claims.FirstOrDefault(c => c.Proposal == proposal) is { } claim
        ? WhyNot(claim, c => c.State.MayBeExported() || c.State.IsAtCustodian())
        : null;

    /// <summary>
    /// Of the approved proposals, those that overspend their budget with what is out already and with those that were approved before them, and why.
    /// </summary>
    public IReadOnlyDictionary<ProposalId, string> Overspent()
    {
        var taken = Claims.Where(c => c.State.IsAtCustodian()).Select(c => c.Proposal).ToHashSet();
        var over = new Dictionary<ProposalId, string>();
        foreach (var claim in Claims.Where(c => c.State.MayBeExported()).OrderBy(c => c.Since).ThenBy(c => c.Proposal.Value))
        {
            if (WhyNot(claim, c => taken.Contains(c.Proposal)) is { } why)
            {
                over.Add(claim.Proposal, why);
            }
            else
            {
                taken.Add(claim.Proposal);
            }
        }
        return over;
    }

    private string? WhyNot(BudgetClaim claim, Func<BudgetClaim, bool> counts)
    {
        var overruns = Of(claim.Account, c => c.Proposal == claim.Proposal || counts(c))!.Budgets.Overruns()
            .Where(o => o.Over > Rounding && claim.Reservation.Taken(o.Use.Term) > Money.Zero)
            .Select(o => o.Sentence)
            .ToList();
        return overruns.Count > 0 ? string.Join(' ', overruns) : null;
    }

    private static async Task<IReadOnlyList<BudgetClaim>> ClaimsAsync(AdvisorDb db, Dictionary<AccountId, AccountRow> taxed, CancellationToken cancel)
    {
        var ids = taxed.Keys.ToArray();
        var proposals = await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => ids.Contains(p.AccountId) && (Open.Contains(p.State) || (ProposalStates.AtCustodian.Contains(p.State) && !p.Booked)))
            .OrderBy(p => p.Id)
            .Join(
                db.Set<ProposalRevisionRow>(),
                p => new { ProposalId = p.Id, p.Revision },
                r => new { r.ProposalId, r.Revision },
                (p, r) => new { Row = p, r.Content })
            .ToListAsync(cancel);
        return proposals.ConvertAll(p =>
        {
            var gains = HouseholdReader.GainsOf(StoredContent.Read<ProposalContent>(p.Content));
            var name = $"{taxed[p.Row.AccountId].Name} ({p.Row.State.Words().ToLowerInvariant()})";
            return new BudgetClaim(
                p.Row.Id, p.Row.AccountId, p.Row.State, p.Row.StateSince, new BudgetReservation(p.Row.Id, name, gains.ShortTerm, gains.LongTerm));
        });
    }
}
