using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>What the years need to know of an account.</summary>
public sealed record FilingAccount(AccountId Id, string Name, AccountKind Kind);

/// <summary>Accounts whose gains and losses net on one return, with their years.</summary>
/// <param name="Name">The return's name.</param>
/// <param name="IsHousehold">True for the household's own return; false for a trust, which files by itself (IRC 641).</param>
/// <param name="Accounts">The accounts.</param>
/// <param name="Years">The chain of years.</param>
public sealed record FilerYears(string Name, bool IsHousehold, IReadOnlyList<FilingAccount> Accounts, YearLedger Years);

/// <summary>The tax years of a household: by return, and account by account. Accounts that are not taxed have none.</summary>
/// <param name="Filers">The household's return first, then each trust.</param>
/// <param name="ByAccount">
/// The years of each taxed account as if it filed alone, with what was stated for it: what it added, not what is owed.
/// </param>
public sealed record HouseholdYears(IReadOnlyList<FilerYears> Filers, IReadOnlyDictionary<AccountId, YearLedger> ByAccount)
{
    /// <summary>The name of the return that all accounts but trusts are on.</summary>
    public const string Household = "Household";

    /// <summary>Builds all chains up to and including a year.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="state">Its ledger.</param>
    /// <param name="stated">What was stated to be carried in.</param>
    /// <param name="until">The last year.</param>
    public static HouseholdYears Of(IReadOnlyList<FilingAccount> accounts, LedgerState state, IReadOnlyList<StatedCarryIn> stated, int until)
    {
        var taxed = accounts.Where(a => a.Kind.IsTaxable()).ToList();
        var together = taxed.Where(a => a.Kind != AccountKind.Trust).ToList();
        var filers = taxed.Where(a => a.Kind == AccountKind.Trust).Select(a => (a.Name, IsHousehold: false, Accounts: new List<FilingAccount> { a }));
        if (together.Count > 0 || stated.Any(s => s.Account is null))
        {
            filers = filers.Prepend((Household, true, together));
        }
        return new HouseholdYears(
            [.. filers.Select(f => new FilerYears(f.Name, f.IsHousehold, f.Accounts, YearsOf(f.Accounts, f.IsHousehold)))],
            taxed.ToDictionary(a => a.Id, a => YearsOf([a], isHousehold: false)));

        YearLedger YearsOf(List<FilingAccount> of, bool isHousehold)
        {
            var ids = of.Select(a => a.Id).ToHashSet();
            return YearLedger.Of(
                state.Sales.Where(s => ids.Contains(s.Account)),
                state.Washes,
                stated.Where(s => s.Account is { } id ? ids.Contains(id) : isHousehold),
                until);
        }
    }
}
