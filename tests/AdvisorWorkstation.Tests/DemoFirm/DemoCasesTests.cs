using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Rows;

namespace AdvisorWorkstation.Tests.DemoFirm;

public sealed class DemoCasesTests(SmallFirm firm) : IClassFixture<SmallFirm>
{
    [Fact]
    public void Every_kind_of_alert_and_every_exception_rule_has_an_account() =>
        Assert.Equal(Enum.GetValues<DemoCaseKind>(), DemoCases.All.Select(c => c.Kind).Distinct().Order());

    [Fact]
    public void Every_kind_has_a_test() => Assert.Equal(Enum.GetValues<DemoCaseKind>(), CaseEvidence.Tests.Keys.Order());

    [Fact]
    public void Every_example_is_what_it_is_said_to_be() => AssertAll(firm.Rows);

    [Theory]
    [InlineData(2, "2026-11-20")]
    [InlineData(77, "2027-01-01")]
    [InlineData(4242, "2026-03-02")]
    public void Every_example_is_what_it_is_said_to_be_with_another_seed_on_another_day(int seed, string asOf) =>
        AssertAll(SmallFirm.Make(DateOnly.Parse(asOf), (ulong)seed));

    [Fact]
    public void Account_numbers_of_the_catalogue_are_unique()
    {
        var numbers = firm.Rows.Clients.Accounts.Select(a => a.Number).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(DemoCases.All, c => Assert.Contains(c.AccountNumber, numbers));
    }

    [Fact]
    public void Every_role_has_a_person() =>
        Assert.Equal(Enum.GetValues<Role>(), Enumerable.Range(0, firm.Rows.People.People.Count).Select(PeopleRows.RoleOf).Distinct().Order());

    private static void AssertAll(DemoFirmRows rows)
    {
        var snapshots = new DemoSnapshots(rows);
        var wrong = DemoCases.All.Where(c => !CaseEvidence.Tests[c.Kind](snapshots, snapshots.Account(c.AccountNumber))).ToList();
        Assert.Empty(wrong.Select(c => $"{c.Kind} {c.AccountNumber} {c.Household} {c.Account}"));
    }
}
