using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Custodians, books, households and accounts.</summary>
internal static class AccountApplier
{
    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        var plan = work.Plan.Accounts;
        await ApplyCustodiansAsync(work, cancel);
        work.Db.AddRange(plan.NewBooks.Select(name => new BookRow { Id = new BookId(Guid.NewGuid()), Name = name }));
        await work.Db.SaveChangesAsync(cancel);
        var books = (await work.Db.Set<BookRow>().ToListAsync(cancel)).GroupBy(b => b.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var households = plan.NewHouseholds.ToDictionary(
            h => h.Name, h => new HouseholdRow { Id = new HouseholdId(Guid.NewGuid()), Name = h.Name, BookId = books[h.Book] }, StringComparer.Ordinal);
        work.Db.AddRange(households.Values);
        var models = await work.Db.Set<ModelRow>().ToDictionaryAsync(m => m.Name, m => m.Id, StringComparer.Ordinal, cancel);
        foreach (var account in plan.Accounts)
        {
            var household = account.Household.Id ?? households[account.Household.Name].Id;
            var model = account.Model is { } name ? models[name] : (ModelId?)null;
            await ApplyAccountAsync(work, account, household, books[account.Book], model, cancel);
        }
        await work.Db.SaveChangesAsync(cancel);
    }

    private static async Task ApplyCustodiansAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var (profile, isNew) in work.Plan.Accounts.Custodians)
        {
            var row = isNew
                ? work.Db.Add(new CustodianRow { Name = profile.Name, FixTarget = profile.FixTarget }).Entity
                : await work.Db.Set<CustodianRow>().SingleAsync(c => c.Name == profile.Name, cancel);
            (row.FractionalShares, row.ShareDecimals) = (profile.FractionalShares, profile.ShareDecimals);
            (row.LotInstructions, row.FixTarget) = (profile.LotInstructions, profile.FixTarget);
        }
    }

    private static async Task ApplyAccountAsync(
        ImportWork work, AccountChange account, HouseholdId household, BookId book, ModelId? model, CancellationToken cancel)
    {
        var row = account.IsNew
            ? work.Db.Add(new AccountRow
            {
                Id = new AccountId(Guid.NewGuid()),
                HouseholdId = household,
                BookId = book,
                Number = account.Number,
                Name = account.Name,
                Custodian = account.Key.Custodian,
                Opened = account.Opened,
            }).Entity
            : await work.Db.Set<AccountRow>().SingleAsync(a => a.Custodian == account.Key.Custodian && a.Number == account.Key.Number, cancel);
        work.Accounts[account.Key] = row.Id;
        if (row.BookId != book)
        {
            await MoveAsync(work, row.Id, book, cancel);
        }
        (row.HouseholdId, row.BookId, row.Number, row.Name, row.Kind) = (household, book, account.Number, account.Name, account.Kind);
        (row.FederalOrdinary, row.FederalLongTerm) = (account.Taxes.FederalOrdinary, account.Taxes.FederalLongTerm);
        (row.State, row.NetInvestmentIncome) = (account.Taxes.State, account.Taxes.NetInvestmentIncome);
        (row.Relief, row.Opened, row.Discretionary, row.ModelId) = (account.Relief, account.Opened, account.Discretionary, model);
        row.ReinvestsDividends = account.ReinvestsDividends;
    }

    /// <summary>What was said about an account is seen by the people of its book, so it moves with it.</summary>
    private static async Task MoveAsync(ImportWork work, AccountId account, BookId book, CancellationToken cancel)
    {
        await work.Db.Set<AccountScanRow>().Where(s => s.AccountId == account).ExecuteUpdateAsync(u => u.SetProperty(s => s.BookId, book), cancel);
        await work.Db.Set<AlertRow>().Where(a => a.AccountId == account).ExecuteUpdateAsync(u => u.SetProperty(a => a.BookId, book), cancel);
        await work.Db.Set<ProposalRow>().Where(p => p.AccountId == account).ExecuteUpdateAsync(u => u.SetProperty(p => p.BookId, book), cancel);
    }
}
