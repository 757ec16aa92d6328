using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>The run before: when it began, and the day of its prices.</summary>
internal sealed record RunBefore(DateTimeOffset StartedAt, DateOnly AsOf);

/// <summary>Reads what a run's proposals are held against; what is the same for many accounts is read once.</summary>
/// <param name="run">The run.</param>
/// <param name="asOf">The day of its prices.</param>
/// <param name="before">The last finished run before it; null when there is none.</param>
internal sealed class SurroundingsReader(RunId run, AsOf asOf, RunBefore? before)
{
    private static readonly ProposalState[] Left =
        [ProposalState.Exported, ProposalState.PartiallyFilled, ProposalState.Filled, ProposalState.Reconciled];

    private IReadOnlyList<PendingAction>? _actions;
    private ILookup<ModelId?, (AccountId Account, Weight Turnover)>? _turnovers;

    public async Task<ProposalSurroundings> ReadAsync(AdvisorDb db, AccountRow account, AccountSnapshot snapshot, CancellationToken cancel)
    {
        _actions ??= await ActionsAsync(db, cancel);
        _turnovers ??= await TurnoversAsync(db, cancel);
        return new ProposalSurroundings(
            await IsFirstAsync(db, account.Id, cancel),
            await ChangedAsync(db, account, cancel),
            [.. _actions.Where(a => snapshot.Securities.Any(v => v.Security.Id == a.Security))],
            PeerTurnover.Of([.. _turnovers[account.ModelId].Where(t => t.Account != account.Id).Select(t => t.Turnover)]));
    }

    private static async Task<bool> IsFirstAsync(AdvisorDb db, AccountId account, CancellationToken cancel) =>
        !await db.Set<ProposalRow>().AnyAsync(p => p.AccountId == account && Left.Contains(p.State), cancel)
        && !await db.Set<TransactionRow>().AnyAsync(
            t => t.AccountId == account && (t.Kind == TransactionKind.Buy || t.Kind == TransactionKind.Sell), cancel);

    /// <summary>What was entered, began or ended since the run before looked at the account.</summary>
    private async Task<IReadOnlyList<string>> ChangedAsync(AdvisorDb db, AccountRow account, CancellationToken cancel)
    {
        if (before is null)
        {
            return [];
        }
        var (household, own, today) = (account.HouseholdId.ToString(), account.Id.ToString(), asOf.Date);
        var followed = (await PolicyChoices.LoadAsync(db, [account.HouseholdId], [account.Id], cancel)).ModelOf(account, asOf);
        var model = followed.IsRefused ? "" : followed.Value.Value.ToString(CultureInfo.InvariantCulture);
        var choices = await db.Set<CustomizationRow>().AsNoTracking()
            .Where(c => c.Scope == PolicyScope.Firm
                || (c.Scope == PolicyScope.Model && c.ScopeId == model)
                || (c.Scope == PolicyScope.Household && c.ScopeId == household)
                || (c.Scope == PolicyScope.Account && c.ScopeId == own))
            .OrderBy(c => c.Id)
            .ToListAsync(cancel);
        return
        [
            .. choices
                .Where(c => (c.EnteredAt > before.StartedAt && c.From <= today) || (c.From > before.AsOf && c.From <= today) || (c.To >= before.AsOf && c.To < today))
                .Select(c => c.ToCustomization())
                .Where(c => PolicyOptions.Find(c.Option) is not null)
                .Select(c => (c.To < today ? "ended: " : "") + PolicyOptions.Find(c.Option)!.Sentence(c.Arguments)),
        ];
    }

    private async Task<IReadOnlyList<PendingAction>> ActionsAsync(AdvisorDb db, CancellationToken cancel)
    {
        var (first, last) = (asOf.Date.AddDays(-PendingAction.WithinDays), asOf.Date.AddDays(PendingAction.WithinDays));
        var near = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Effective >= first && a.Effective <= last)
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        return near.ConvertAll(a => new PendingAction(a.SecurityId, a.Effective, a.AnnouncedTerms().Words));
    }

    /// <summary>What the proposals of the run before turned over, by what their accounts are assigned to.</summary>
    private async Task<ILookup<ModelId?, (AccountId Account, Weight Turnover)>> TurnoversAsync(AdvisorDb db, CancellationToken cancel)
    {
        var last = await db.Set<ProposalRow>().Where(p => p.RunId != run).OrderByDescending(p => p.CreatedAt).Select(p => (RunId?)p.RunId).FirstOrDefaultAsync(cancel);
        var rows = last is null
            ? []
            : await db.Set<ProposalRow>().Where(p => p.RunId == last)
                .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (p, a) => new { a.ModelId, p.AccountId, p.Turnover })
                .OrderBy(p => p.AccountId)
                .ToListAsync(cancel);
        return rows.ToLookup(r => r.ModelId, r => (r.AccountId, r.Turnover));
    }
}
