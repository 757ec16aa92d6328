using AdvisorWorkstation.Domain.Identity;

namespace AdvisorWorkstation.Features.DemoFirm.People;

/// <summary>Somebody of the demo firm. All names are invented.</summary>
/// <param name="Name">The name on screens; the user name is made of it.</param>
/// <param name="Role">What they come to do.</param>
public sealed record DemoPerson(string Name, Role Role)
{
    /// <summary>What they sign in with, such as <c>maya.okafor</c>.</summary>
    public string UserName => Name.ToLowerInvariant().Replace(' ', '.');

    /// <summary>An address in a domain that is reserved for examples.</summary>
    public string Email => $"{UserName}@demo.example";

    /// <summary>The name of an advisor's book.</summary>
    public string BookName => $"{Name[(Name.LastIndexOf(' ') + 1)..]} book";
}

/// <summary>The people of the demo firm.</summary>
public static class DemoPeople
{
    public const string FirmName = "Larkspur Wealth (demo)";

    /// <summary>Each advisor has a book; the second of operations is the second approver of proposals, the second of investment policy that of models.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("Daniel Reyes", Role.Advisor),
        new("Grace Lindholm", Role.Advisor),
        new("Samuel Achebe", Role.Advisor),
        new("Maya Okafor", Role.Operations),
        new("Priya Raman", Role.Operations),
        new("Ingrid Vasquez", Role.InvestmentPolicy),
        new("Oliver Strand", Role.InvestmentPolicy),
        new("Theodore Banks", Role.Compliance),
        new("Nadia Brandt", Role.Administrator),
    ];

    /// <summary>The advisors, in the order of their books.</summary>
    public static IReadOnlyList<DemoPerson> Advisors { get; } = [.. All.Where(p => p.Role == Role.Advisor)];
}
