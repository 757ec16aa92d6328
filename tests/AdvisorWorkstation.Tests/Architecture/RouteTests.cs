using System.Reflection;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>
/// Who may see which page at all. What somebody may do there is decided again in every operation (<c>OperationRoleTests</c>). A new page without an
/// entry fails.
/// </summary>
public sealed class RouteTests
{
    /// <summary>The address, and the roles that see it: <c>all</c> who are signed in, <c>anybody</c>, or those who have not finished signing up.</summary>
    private const string Table = """
        /                            all
        /accounts                    all
        /accounts/search             all
        /accounts/{Id}               all
        /accounts/{Id}/statement     all
        /accounts/{Id}/what-if       all
        /compliance                  Compliance
        /compliance/wash-sales       Compliance
        /data                        Operations, InvestmentPolicy
        /data/actions                Operations, InvestmentPolicy, Compliance
        /data/imports/{Id}           Operations, InvestmentPolicy
        /error                       anybody
        /exports                     Operations
        /finish-sign-up              unfinished
        /firm/defaults               all
        /firm/health                 Operations, InvestmentPolicy, Compliance, Administrator
        /firm/pilots                 all
        /firm/rules                  Operations, InvestmentPolicy, Compliance
        /models                      all
        /models/changes              all
        /models/versions/{Id:int}    all
        /not-found                   all
        /not-yours                   anybody
        /people                      Administrator
        /proposals                   all
        /proposals/{Id}              all
        /setup                       anybody
        /sign-in                     anybody
        /wishes                      all
        """;

    [Fact]
    public void Every_page_is_seen_by_those_who_the_table_says() => Assert.Equal(
        Table.Split('\n').Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(p => $"{p[0]}: {p[1]}"),
        Pages().OrderBy(p => p.Route, StringComparer.Ordinal).Select(p => $"{p.Route}: {Access(p.Page)}"));

    [Fact]
    public void Every_page_says_whether_it_needs_a_person()
    {
        var silent = Pages().Where(p => Attributes<AuthorizeAttribute>(p.Page).Count + Attributes<AllowAnonymousAttribute>(p.Page).Count == 0).Select(p => p.Route).ToList();
        Assert.True(silent.Count == 0, string.Join(", ", silent));
    }

    [Fact]
    public void A_page_for_anybody_is_a_plain_form_and_no_circuit() => Assert.All(
        Pages().Where(p => Attributes<AllowAnonymousAttribute>(p.Page).Count > 0),
        p => Assert.NotEmpty(Attributes<ExcludeFromInteractiveRoutingAttribute>(p.Page)));

    private static IEnumerable<(string Route, Type Page)> Pages() =>
        from type in typeof(AdvisorDb).Assembly.GetTypes()
        from route in type.GetCustomAttributes<RouteAttribute>()
        select (route.Template, type);

    private static string Access(Type page)
    {
        if (Attributes<AllowAnonymousAttribute>(page).Count > 0)
        {
            return "anybody";
        }
        var rules = Attributes<AuthorizeAttribute>(page);
        if (rules.Any(r => r.Policy == WorkstationPolicies.Unfinished))
        {
            return "unfinished";
        }
        var roles = rules.Select(r => r.Roles).OfType<string>().SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries)).Select(Enum.Parse<Role>).Order();
        return string.Join(", ", roles) is { Length: > 0 } named ? named : "all";
    }

    private static List<T> Attributes<T>(Type page) where T : Attribute => [.. page.GetCustomAttributes<T>(inherit: true)];
}
