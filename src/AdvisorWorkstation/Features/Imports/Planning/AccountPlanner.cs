using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Which accounts are new and which change. The firm's own accounts file is taken at its word; an account that only a custodian reports gets
/// a household of its own and careful assumptions, each with a warning.
/// </summary>
internal sealed class AccountPlanner(FirmState firm, Delivery delivery, AccountDirectory directory, IndexPlan indexes)
{
    private readonly Dictionary<AccountKey, AccountChange> _accounts = [];
    private readonly Dictionary<string, CustodianChange> _custodians = new(StringComparer.OrdinalIgnoreCase);
    private readonly HouseholdPlanner _households = new(firm, delivery);

    public AccountPlan Plan()
    {
        foreach (var fact in delivery.Facts<CustodianFact>())
        {
            PlanCustodian(fact);
        }
        foreach (var fact in delivery.Facts<AccountFact>())
        {
            PlanStated(fact);
        }
        foreach (var fact in delivery.Facts<HoldingsFact>().OrderBy(f => new AccountNumber(f.Account.Number).IsMasked))
        {
            PlanReported(fact.Account, fact.AccountName, fact.AsOf.Date);
        }
        foreach (var fact in delivery.Facts<LotsFact>().Where(f => f.IsWholeAccount))
        {
            PlanReported(fact.Account, fact.Account.Number, fact.AsOf.Date);
        }
        return new AccountPlan(
            [.. _custodians.Values.Where(c => c.IsNew || c.Profile != Stored(c.Profile.Name)?.ToCustodian())],
            _households.NewBooks,
            _households.NewHouseholds,
            [.. _accounts.Values.Where(a => a.IsNew || a != Before(a.Key))]);
    }

    private void PlanCustodian(CustodianFact fact)
    {
        var name = directory.NameOf(fact.Profile.Name);
        if (!_custodians.TryAdd(name, new CustodianChange(fact.Profile with { Name = name }, Stored(name) is null)))
        {
            delivery.Error(fact.At, $"{name} stands twice in this delivery. Keep one of the rows.");
        }
    }

    private void PlanStated(AccountFact fact)
    {
        var found = directory.Find(fact.Account);
        if (found.Count > 1)
        {
            delivery.Error(fact.Account.At, AccountDirectory.SeveralWords(fact.Account, found));
            return;
        }
        var key = found is [var known] ? known : new AccountKey(CustodianFor(fact.Account), fact.Account.Number);
        if (_accounts.ContainsKey(key))
        {
            delivery.Error(fact.Account.At, $"Account {key} stands twice in this delivery. Keep one of the rows.");
            return;
        }
        var before = Before(key);
        var (household, book) = _households.Find(fact, before?.Household);
        CheckModel(fact);
        CheckRates(fact, before);
        var account = before ?? New(key, fact.Name, fact.Kind, household, book, fact.CashAsOf ?? delivery.Today);
        var taxes = fact.Kind.IsTaxable() ? before is { } old && old.Kind.IsTaxable() ? old.Taxes : AccountAssumptions.Rates : TaxProfile.None;
        _accounts[key] = account with
        {
            Number = FullerNumber(key, fact.Account),
            Name = fact.Name,
            Kind = fact.Kind,
            Household = household,
            Book = book,
            Taxes = fact.Kind.IsTaxable()
                ? new TaxProfile(
                    fact.FederalOrdinary ?? taxes.FederalOrdinary,
                    fact.FederalLongTerm ?? taxes.FederalLongTerm,
                    fact.State ?? taxes.State,
                    fact.NetInvestmentIncome ?? taxes.NetInvestmentIncome)
                : TaxProfile.None,
            Relief = fact.Relief ?? account.Relief,
            Opened = fact.Opened ?? account.Opened,
            Discretionary = fact.Discretionary ?? account.Discretionary,
            ReinvestsDividends = fact.ReinvestsDividends ?? account.ReinvestsDividends,
            Model = fact.Model is { } model ? ModelName(model) : account.Model,
        };
        if (before is null)
        {
            directory.Add(key);
        }
    }

    private void PlanReported(AccountReference reference, string name, DateOnly asOf)
    {
        var found = directory.Find(reference);
        if (found.Count > 1)
        {
            delivery.Error(reference.At, AccountDirectory.SeveralWords(reference, found));
        }
        else if (found is [var known])
        {
            var account = _accounts.GetValueOrDefault(known) ?? Before(known)!;
            _accounts[known] = account with { Number = FullerNumber(known, reference) };
        }
        else
        {
            var key = new AccountKey(CustodianFor(reference), reference.Number);
            var kind = AccountAssumptions.KindOf(name);
            _accounts[key] = New(key, name, kind ?? AccountKind.Taxable, _households.OwnHouseholdOf(key, name, out var book), book, asOf);
            directory.Add(key);
            WarnOfAssumptions(reference, key, name, kind);
        }
    }

    private static AccountChange New(AccountKey key, string name, AccountKind kind, HouseholdKey household, string book, DateOnly opened) => new(
        key, true, key.Number, name.Length > 0 ? name : key.Number, kind, household, book,
        kind.IsTaxable() ? AccountAssumptions.Rates : TaxProfile.None, LotReliefMethod.MinimumTax, opened, true, null, false);

    private void WarnOfAssumptions(AccountReference reference, AccountKey key, string name, AccountKind? kind)
    {
        delivery.Warn(
            reference.At,
            $"Account {key} is new and gets a household of its own: which other accounts belong to the same family is not known, "
            + "so wash sales across them are not seen. "
            + "An accounts file names the household.");
        if (kind is null)
        {
            delivery.Warn(
                reference.At,
                $"Account {key} is taken as taxable, because its name '{name}' does not say what it is. An accounts file gives the kind.");
        }
        if ((kind ?? AccountKind.Taxable).IsTaxable())
        {
            delivery.Warn(
                reference.At,
                $"Account {key} is reckoned with federal rates of 37 % and 20 %, the surtax of 3.8 % and no state tax. "
                + "Set its tax profile with an accounts file.");
        }
        if (new AccountNumber(key.Number).IsMasked)
        {
            delivery.Warn(
                reference.At,
                $"Of the number of account {key} only the end is known. Orders for it need the full number, from an accounts file.");
        }
    }

    private void CheckModel(AccountFact fact)
    {
        if (fact.Model is { } model && ModelName(model) is null)
        {
            var known = firm.Models.Select(m => m.Name).Concat(indexes.NewIndexes).ToList();
            delivery.Error(
                fact.ModelAt,
                $"There is no model '{model}'. "
                + (known.Count > 0 ? $"There are {string.Join(", ", known)}." : "Import an index first; a model of its name comes with it."));
        }
    }

    private void CheckRates(AccountFact fact, AccountChange? before)
    {
        if (!fact.Kind.IsTaxable() && (fact.FederalOrdinary ?? fact.FederalLongTerm ?? fact.State ?? fact.NetInvestmentIncome) > Weight.Zero)
        {
            delivery.Warn(
                fact.Account.At,
                $"Account {fact.Account.Number} is a {fact.Kind.Words()}, which is not taxed on sales; its rates were not taken.");
        }
        else if (fact.Kind.IsTaxable() && before is null && (fact.FederalOrdinary is null || fact.FederalLongTerm is null))
        {
            delivery.Warn(
                fact.Account.At,
                $"Account {fact.Account.Number} has no federal rates; 37 % and 20 % are assumed for what is missing. Set its tax profile.");
        }
    }

    private string? ModelName(string model) => firm.Models.Select(m => m.Name).Concat(indexes.NewIndexes)
        .FirstOrDefault(n => n.Equals(model, StringComparison.OrdinalIgnoreCase));

    /// <summary>The custodian of a new account, made on demand.</summary>
    private string CustodianFor(AccountReference reference)
    {
        var name = directory.NameOf(reference.Custodian);
        if (Stored(name) is null && _custodians.TryAdd(name, new CustodianChange(AccountAssumptions.Cautious(name), true)))
        {
            delivery.Warn(
                reference.At,
                $"{name} is a new custodian. Until a custodians file says more it is taken to accept whole shares and no lot instructions, "
                + "so lots on screen are an estimate.");
        }
        return _custodians.GetValueOrDefault(name)?.Profile.Name ?? name;
    }

    /// <summary>The number an account is to have: the full one, once a file gives it.</summary>
    private string FullerNumber(AccountKey key, AccountReference reference)
    {
        var before = _accounts.GetValueOrDefault(key)?.Number ?? key.Number;
        if (!new AccountNumber(before).IsMasked || new AccountNumber(reference.Number).IsMasked)
        {
            return before;
        }
        directory.AddNumber(key, reference.Number);
        delivery.Note(reference.At, $"Account {key} is now known by its full number {reference.Number}.");
        return reference.Number;
    }

    private CustodianRow? Stored(string custodian) =>
        firm.Custodians.FirstOrDefault(c => c.Name.Equals(custodian, StringComparison.OrdinalIgnoreCase));

    private AccountChange? Before(AccountKey key)
    {
        if (firm.AccountOf(key) is not { } row)
        {
            return null;
        }
        return new AccountChange(
            key, false, row.Number, row.Name, row.Kind, _households.KeyOf(row.HouseholdId), _households.BookName(row.BookId),
            new TaxProfile(row.FederalOrdinary, row.FederalLongTerm, row.State, row.NetInvestmentIncome),
            row.Relief, row.Opened, row.Discretionary, firm.Models.FirstOrDefault(m => m.Id == row.ModelId)?.Name, row.ReinvestsDividends);
    }
}
