using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.People;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>The households of the demo firm: those of the catalogue, then ordinary ones up to the number of accounts.</summary>
internal sealed class ClientDraw(DateOnly asOf, SeededRandom random)
{
    private const double TypicalValue = 900_000d;
    private const double Spread = 1.3d;
    private const double Smallest = 60_000d;
    private const double Largest = 45_000_000d;
    private const decimal WholeShareMinimum = 250_000m;

    private static readonly (LotReliefMethod, double)[] ReliefMethods =
    [
        (LotReliefMethod.MinimumTax, 60),
        (LotReliefMethod.HighestCostFirst, 20),
        (LotReliefMethod.FirstInFirstOut, 10),
        (LotReliefMethod.LongTermFirst, 7),
        (LotReliefMethod.LastInFirstOut, 3),
    ];

    private static readonly (Custodian, double)[] Custodians =
        [(DemoCustodians.Northgate, 42), (DemoCustodians.Harbor, 34), (DemoCustodians.Summit, 24)];

    private readonly HashSet<string> _numbers = [.. DemoCases.Cast.Select(m => m.Number)];

    public IReadOnlyList<HouseholdPlan> Draw(int accounts)
    {
        var households = DemoCases.Cast.GroupBy(m => m.Household).Select((members, i) => FromCast(i, [.. members])).ToList();
        var names = random.Fork("names").Shuffled(HouseholdNames.Families);
        var left = accounts - households.Sum(h => h.Accounts.Count);
        for (var i = 0; left > 0; i++)
        {
            var household = Ordinary(households.Count, HouseholdNames.Family(names, i), left);
            households.Add(household);
            left -= household.Accounts.Count;
        }
        return households;
    }

    private HouseholdPlan FromCast(int number, IReadOnlyList<CastMember> members)
    {
        var own = random.Fork("household", number);
        var home = own.Pick(StateTaxes.Homes);
        var wealth = members.Sum(m => m.Value);
        return new HouseholdPlan(
            new HouseholdId(own.Id()),
            members[0].Household,
            number % DemoPeople.Advisors.Count,
            [.. members.Select(m => Account(m.Number, m.Name, m.Kind, m.Custodian, m.Value, home.Percent, wealth, m.Recipe, own))],
            [.. members.SelectMany(m => m.HouseholdWishes)]);
    }

    private HouseholdPlan Ordinary(int number, string name, int mostAccounts)
    {
        var own = random.Fork("household", number);
        var home = own.Pick(StateTaxes.Homes);
        var couple = own.Shuffled(HouseholdNames.First);
        var main = Math.Clamp(TypicalValue * Math.Exp(Spread * own.Normal()), Smallest, Largest);
        var custodian = own.Pick(Custodians);
        var shape = own.Pick(HouseholdShape.All).Take(mostAccounts).ToList();
        var values = shape.Select(a => Rounded(a.Kind.IsTaxable() ? main * own.Between(0.7, 1.1) : Retirement(main, own))).ToList();
        return new HouseholdPlan(
            new HouseholdId(own.Id()),
            name,
            number % DemoPeople.Advisors.Count,
            [
                .. shape.Zip(values, (a, value) =>
                {
                    var where = value < WholeShareMinimum ? DemoCustodians.Northgate : custodian;
                    var account = HouseholdShape.NameOf(a.Kind, a.Owner, couple[0], couple[1]);
                    var recipe = OrdinaryRecipe.Draw(value, a.Kind, own);
                    return Account(NewNumber(where, own), account, a.Kind, where, value, home.Percent, values.Sum(), recipe, own);
                }),
            ],
            HouseholdWishes.Draw(own));
    }

    private static double Retirement(double main, SeededRandom own) => Math.Min(main, 3_500_000d) * own.Between(0.2, 0.75);

    private static decimal Rounded(double value) => decimal.Round((decimal)Math.Clamp(value, Smallest, Largest) / 100m) * 100m;

    private AccountPlan Account(
        string number,
        string name,
        AccountKind kind,
        Custodian custodian,
        decimal value,
        decimal statePercent,
        decimal wealth,
        AccountRecipe recipe,
        SeededRandom own) => new(
            new AccountId(own.Id()),
            number,
            name,
            kind,
            custodian,
            value,
            kind.IsTaxable() ? StateTaxes.Profile(statePercent, wealth) : TaxProfile.None,
            own.Pick(ReliefMethods),
            asOf.AddDays(-(recipe.OpenedDaysAgo ?? own.Between(130, 3_200))),
            recipe);

    private string NewNumber(Custodian custodian, SeededRandom own)
    {
        string number;
        do
        {
            number = DemoCustodians.Number(custodian, own);
        }
        while (!_numbers.Add(number));
        return number;
    }
}
