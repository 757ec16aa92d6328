using System.Collections.Frozen;

namespace AdvisorWorkstation.Domain.Identity;

/// <summary>One kind of thing that can be done. Pages, operations and downloads each name the one they need.</summary>
public enum Capability
{
    /// <summary>See accounts, holdings, proposals and alerts.</summary>
    SeeClients,

    /// <summary>Try changes on an account without saving them.</summary>
    RunWhatIf,

    /// <summary>Edit, approve, reject or send back a proposal.</summary>
    DecideProposals,

    /// <summary>Start the run over all accounts.</summary>
    RunRebalance,

    /// <summary>Make, download and list order files.</summary>
    ExportOrders,

    /// <summary>Bring files in.</summary>
    ImportData,

    /// <summary>See corporate actions and what they do to every account of the firm.</summary>
    SeeActions,

    /// <summary>Book corporate actions on lots, and reverse them.</summary>
    ApplyActions,

    /// <summary>Say what lots an account really holds, against what is booked.</summary>
    CorrectBooks,

    /// <summary>See exception rules and try others on past proposals of the whole firm.</summary>
    SeeRules,

    /// <summary>Change exception rules.</summary>
    ChangeRules,

    /// <summary>See indexes, models and the risk model.</summary>
    SeeMarkets,

    /// <summary>Draft, preview, submit, approve and reject versions of models.</summary>
    ChangeModels,

    /// <summary>Keep a name that left an index until its gain is cheap to take, or stop doing so.</summary>
    GrantGrace,

    /// <summary>Say what a client wants of an account or a household of the own books, and end it.</summary>
    SetWishes,

    /// <summary>Write down what a client asked for, and decline it with a reason.</summary>
    RecordRequests,

    /// <summary>Say what the firm or a model stands for where nobody chose nearer, lock it, and keep templates.</summary>
    SetDefaults,

    /// <summary>Assign a template to many accounts at once, and reverse that.</summary>
    AssignTemplates,

    /// <summary>Read the history of everything.</summary>
    ReadHistory,

    /// <summary>Take the history away as a file.</summary>
    ExportHistory,

    /// <summary>Acknowledge, assign and snooze alerts.</summary>
    HandleAlerts,

    /// <summary>See whether scans and runs do their work, and take the coverage records away.</summary>
    SeeHealth,

    /// <summary>Add people, give them roles and books, shut them out.</summary>
    ManagePeople,
}

/// <summary>The capabilities in the words of a sentence.</summary>
public static class Capabilities
{
    /// <summary>What it allows, as in "may not ...".</summary>
    public static string Words(this Capability capability) => capability switch
    {
        Capability.SeeClients => "see clients and their accounts",
        Capability.RunWhatIf => "try changes on an account",
        Capability.DecideProposals => "edit, approve, reject or send back proposals",
        Capability.RunRebalance => "start or cancel a run",
        Capability.ExportOrders => "make or take order files",
        Capability.ImportData => "bring files in",
        Capability.SeeActions => "see corporate actions over all accounts",
        Capability.ApplyActions => "book or reverse corporate actions",
        Capability.CorrectBooks => "correct the lots of an account",
        Capability.SeeRules => "see exception rules over all accounts",
        Capability.ChangeRules => "change exception rules",
        Capability.SeeMarkets => "see indexes, models and the risk model",
        Capability.ChangeModels => "draft, preview or decide versions of models",
        Capability.GrantGrace => "put names on the grace list or take them off",
        Capability.SetWishes => "set or end wishes of clients",
        Capability.RecordRequests => "write down or decline what a client asked for",
        Capability.SetDefaults => "change what the firm or a model stands for",
        Capability.AssignTemplates => "assign templates to accounts",
        Capability.ReadHistory => "read the history",
        Capability.ExportHistory => "take the history away",
        Capability.HandleAlerts => "acknowledge, assign or snooze alerts",
        Capability.SeeHealth => "see the health of scans and runs",
        Capability.ManagePeople => "add people, change their roles or shut them out",
        _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, null),
    };
}

/// <summary>The one table of who may do what (product.md, Who sits in front of it).</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Capability>> ByRole = new Dictionary<Role, FrozenSet<Capability>>
    {
        [Role.Advisor] = Set(
            Capability.SeeClients, Capability.RunWhatIf, Capability.DecideProposals, Capability.SeeMarkets, Capability.GrantGrace,
            Capability.SetWishes, Capability.RecordRequests, Capability.AssignTemplates, Capability.HandleAlerts),
        [Role.Operations] = Set(
            Capability.SeeClients, Capability.RunWhatIf, Capability.DecideProposals, Capability.RunRebalance,
            Capability.ExportOrders, Capability.ImportData, Capability.SeeActions, Capability.ApplyActions, Capability.CorrectBooks, Capability.SeeMarkets,
            Capability.SeeRules, Capability.RecordRequests, Capability.HandleAlerts, Capability.SeeHealth),
        [Role.InvestmentPolicy] = Set(
            Capability.SeeClients, Capability.RunWhatIf, Capability.ImportData, Capability.SeeActions, Capability.SeeMarkets, Capability.ChangeModels,
            Capability.GrantGrace, Capability.SeeRules, Capability.ChangeRules, Capability.SetDefaults, Capability.AssignTemplates, Capability.SeeHealth),
        [Role.Compliance] = Set(
            Capability.SeeClients, Capability.SeeActions, Capability.SeeMarkets, Capability.SeeRules, Capability.ReadHistory, Capability.ExportHistory,
            Capability.SeeHealth),
        [Role.Administrator] = Set(Capability.ManagePeople, Capability.SeeHealth),
    }.ToFrozenDictionary();

    /// <summary>True when any of the roles may.</summary>
    public static bool Allow(IEnumerable<Role> roles, Capability capability) => roles.Any(r => ByRole[r].Contains(capability));

    /// <summary>True when the role sees every book; the others see those they are members of.</summary>
    public static bool SeesEveryBook(Role role) => role is Role.Operations or Role.InvestmentPolicy or Role.Compliance;

    private static FrozenSet<Capability> Set(params Capability[] capabilities) => capabilities.ToFrozenSet();
}
