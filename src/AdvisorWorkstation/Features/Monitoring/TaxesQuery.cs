using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>
/// Reads the taxes of one account as of the newest day that has prices: its year and that of its return out of the household's books, its gain budgets,
/// what can still be done, and the household's wash-sale calendar. Another book's account is not there.
/// </summary>
public sealed class TaxesQuery(Desk desk, RiskModelStore riskModels)
{
    /// <summary>Reads it.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="year">Which year; the running one when it is null or not there.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<TaxesView>> RunAsync(AccountId id, int? year, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var read = await AccountDay.LoadAsync(desk, session, riskModels, id, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var (day, household) = (read.Value, read.Value.Account.HouseholdId);
        var asOf = day.Snapshot.AsOf;
        var ledger = (await StoredLedger.LoadAsync(session.Db, [household], cancel))[0];
        var state = ledger.Replay(asOf.Date);
        var accounts = day.Books.Accounts;
        var stated = await LossCarryforwardRow.LoadAsync(session.Db, household, [.. accounts.Select(a => a.Id)], cancel);
        var years = HouseholdYears.Of([.. accounts.Select(a => new FilingAccount(a.Id, a.Name, a.Kind))], state, stated, asOf.TaxYear);
        var filer = years.Filers.FirstOrDefault(f => f.Accounts.Any(a => a.Id == id));
        List<int> known = [.. (filer?.Years.Years.Select(y => y.Year) ?? state.Sales.Select(x => x.Date.Year).Append(asOf.TaxYear).Distinct()).OrderDescending()];
        var shown = year is { } wanted && known.Contains(wanted) ? wanted : asOf.TaxYear;
        var budgets = shown == asOf.TaxYear ? (await HouseholdBudgets.LoadAsync(session.Db, household, asOf, cancel)).Of(id, _ => true) : null;
        var names = new TaxNames(accounts, ledger);
        return new TaxesView(
            asOf,
            shown,
            known,
            day.Snapshot.TaxProfile(),
            filer is null || accounts.Where(a => filer.Accounts.Any(f => f.Id == a.Id)).All(a => a.TaxProfile() == day.Account.TaxProfile()),
            filer is null ? null : names.ReturnOf(filer.IsHousehold ? day.Household : filer.Name, filer.Years.In(shown), day.Account),
            filer is null ? null : names.ReturnOf(day.Account.Name, years.ByAccount[id].In(shown), day.Account),
            budgets?.IsShared == true,
            budgets is null ? [] : [TermBudgetOf(budgets, budgets.Budgets.ShortTerm, asOf), TermBudgetOf(budgets, budgets.Budgets.LongTerm, asOf)],
            filer is null || shown != asOf.TaxYear ? null : YearEndBoard.Of(day.Snapshot, filer.Years.In(shown), Harvestable.Of(day.Snapshot)),
            [.. day.Books.Washes.Groups.Select(g => new BlockedGroup(names.SymbolsOf(g.EquivalenceGroup), g))],
            names.WashesOf(state, shown));
    }

    private static TermBudget TermBudgetOf(AccountBudgets budgets, BudgetUse use, AsOf asOf) => new(
        use,
        [
            .. use.Reservations
                .Select(r => new BudgetTaker(r.Proposal, r.Name, r.Taken(use.Term)))
                .Where(t => t.Taken > Money.Zero)
                .OrderByDescending(t => t.Taken)
                .ThenBy(t => t.Proposal.Value),
        ],
        GainBudgets.BurnDown(use.Term, use.Budget, budgets.Sales, asOf));
}
