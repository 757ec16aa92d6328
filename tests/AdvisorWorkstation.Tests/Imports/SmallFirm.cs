using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports.Planning;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>What planning sees of a firm that has the accounts that the fixtures speak of, and nothing else.</summary>
internal static class SmallFirm
{
    private static readonly BookRow West = new() { Id = new BookId(Guid.NewGuid()), Name = "West" };

    private static readonly HouseholdRow Rivera = new() { Id = new HouseholdId(Guid.NewGuid()), Name = "Rivera", BookId = West.Id };

    public static readonly FirmState State = new()
    {
        Firm = null,
        Securities = [],
        Books = [West],
        Households = [Rivera],
        Custodians = [.. new[] { "Fidelity", "Interactive Brokers", "Pershing" }.Select(c => new CustodianRow { Name = c, FixTarget = "OTHER" }), new CustodianRow { Name = "Harbor", FixTarget = "HARBOR" }, new CustodianRow { Name = "Schwab", FixTarget = "SCHWAB" }],
        Accounts = [Account("Harbor", "H-100"), Account("Harbor", "H-101"), Account("Schwab", "5550-9417"), Account("Fidelity", "Z20000002")],
        Indexes = [],
        Models = [],
        IndexVersions = [],
        Prices = new Dictionary<(SecurityId, DateOnly), Price>(),
        Attributes = new Dictionary<(SecurityId, string), decimal>(),
        CorporateActions = [],
        Customizations = [],
        Positions = Nothing<PositionRow>(),
        Lots = Nothing<LotRow>(),
        Quarantines = Nothing<QuarantineRow>(),
        Transactions = Nothing<TransactionRow>(),
        CashFlows = Nothing<CashFlowRow>(),
        StatedGains = Nothing<StatedGainRow>(),
        LossCarryforwards = [],
        PlacedOrders = new HashSet<string>(),
    };

    /// <summary>The accounts that a file of a custodian may be of.</summary>
    public static IReadOnlyList<Candidate> CandidatesAt(string custodian) =>
        [.. State.Accounts.Where(a => a.Custodian == custodian).Select(a => new Candidate(custodian, a.Number, new HashSet<string>()))];

    private static AccountRow Account(string custodian, string number) => new()
    {
        Id = new AccountId(Guid.NewGuid()),
        HouseholdId = Rivera.Id,
        BookId = West.Id,
        Number = number,
        Name = number,
        Custodian = custodian,
        Opened = new DateOnly(2020, 1, 2),
    };

    private static ILookup<AccountId, T> Nothing<T>() => Array.Empty<T>().ToLookup(_ => default(AccountId));
}
