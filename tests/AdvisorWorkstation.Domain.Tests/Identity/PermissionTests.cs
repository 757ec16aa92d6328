using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Identity;

/// <summary>product.md, Who sits in front of it: the whole table of roles and what they may do.</summary>
public sealed class PermissionTests
{
    private const string Table = """
                          Advisor  Operations  InvestmentPolicy  Compliance  Administrator
        SeeClients        yes      yes         yes               yes         no
        RunWhatIf         yes      yes         yes               no          no
        DecideProposals   yes      yes         no                no          no
        RunRebalance      no       yes         no                no          no
        ExportOrders      no       yes         no                no          no
        ImportData        no       yes         yes               no          no
        SeeActions        no       yes         yes               yes         no
        ApplyActions      no       yes         no                no          no
        CorrectBooks      no       yes         no                no          no
        SeeRules          no       yes         yes               yes         no
        ChangeRules       no       no          yes               no          no
        SeeMarkets        yes      yes         yes               yes         no
        ChangeModels      no       no          yes               no          no
        GrantGrace        yes      no          yes               no          no
        SetWishes         yes      no          no                no          no
        RecordRequests    yes      yes         no                no          no
        SetDefaults       no       no          yes               no          no
        AssignTemplates   yes      no          yes               no          no
        ReadHistory       no       no          no                yes         no
        ExportHistory     no       no          no                yes         no
        HandleAlerts      yes      yes         no                no          no
        SeeHealth         no       yes         yes               yes         yes
        ManagePeople      no       no          no                no          yes
        """;

    [Fact]
    public void Who_may_do_what_is_as_the_table_says()
    {
        var roles = Enum.GetValues<Role>();
        var actual = Enum.GetValues<Capability>().Select(c => (c.ToString(), string.Join(' ', roles.Select(r => Permissions.Allow([r], c) ? "yes" : "no"))));
        var expected = Table.Split('\n')[1..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(cells => (cells[0], string.Join(' ', cells[1..])));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_person_with_several_roles_may_what_any_of_them_may()
    {
        var both = People.Of(9, "Both", BookScope.All, Role.Compliance, Role.Administrator);
        Assert.True(both.May(Capability.ReadHistory) && both.May(Capability.ManagePeople));
        Assert.False(both.May(Capability.DecideProposals));
        Assert.Equal("Compliance, Administrator", both.RoleWords);
    }

    [Fact]
    public void A_person_without_a_role_may_nothing() =>
        Assert.All(Enum.GetValues<Capability>(), c => Assert.False(People.Of(9, "Nobody", BookScope.Nothing).May(c)));

    [Fact]
    public void An_advisor_and_an_administrator_do_not_see_every_book() =>
        Assert.Equal([Role.Operations, Role.InvestmentPolicy, Role.Compliance], Enum.GetValues<Role>().Where(Permissions.SeesEveryBook));

    [Fact]
    public void A_scope_covers_its_books_only()
    {
        Assert.True(People.Advisor.Scope.Covers(People.Book));
        Assert.False(People.Advisor.Scope.Covers(People.OtherBook));
        Assert.True(BookScope.All.Covers(new BookId(Guid.Empty)));
        Assert.False(BookScope.Nothing.Covers(People.Book));
    }
}
