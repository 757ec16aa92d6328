using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>A household's ledger, written down event by event: a taxed account of the client, another of the spouse, and an IRA.</summary>
internal sealed class LedgerScript
{
    public static readonly AccountId Client = new(new Guid(1, 0, 0, new byte[8]));
    public static readonly AccountId Spouse = new(new Guid(2, 0, 0, new byte[8]));
    public static readonly AccountId Ira = new(new Guid(3, 0, 0, new byte[8]));
    public static readonly SecurityId X = new(1);
    public static readonly SecurityId Y = new(2);
    public static readonly SecurityId XTwin = new(3);

    private static readonly TaxProfile Rates = new(new Weight(0.37m), new Weight(0.20m), new Weight(0.05m), new Weight(0.038m));
    private readonly List<LedgerEntry> _entries = [];

    public LotReliefMethod Relief { get; init; } = LotReliefMethod.FirstInFirstOut;

    public bool KeepsFractions { get; init; }

    /// <summary>The securities that may be sold at their average cost.</summary>
    public IReadOnlyList<SecurityId> Funds { get; init; } = [];

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public IReadOnlyList<LedgerAccount> Accounts =>
    [
        new(Client, true, KeepsFractions, Relief, Rates),
        new(Spouse, true, KeepsFractions, Relief, Rates),
        new(Ira, false, KeepsFractions, Relief, TaxProfile.None),
    ];

    private long Next => _entries.Count + 1;

    public static string GroupOf(SecurityId security) => security == XTwin ? "1" : security.ToString();

    public LedgerScript Buy(string day, decimal quantity, decimal cost, AccountId? account = null, SecurityId? security = null)
    {
        _entries.Add(new LedgerEntry.Purchase(Next, DateOnly.ParseExact(day, "yyyy-MM-dd"), account ?? Client, security ?? X, new Shares(quantity), new Money(cost)));
        return this;
    }

    public LedgerScript Sell(string day, decimal quantity, decimal proceeds, AccountId? account = null, SecurityId? security = null, params LotChoice[] lots)
    {
        _entries.Add(new LedgerEntry.Sale(
            Next, DateOnly.ParseExact(day, "yyyy-MM-dd"), account ?? Client, security ?? X, new Shares(quantity), new Money(proceeds), lots));
        return this;
    }

    public LedgerScript TransferIn(string day, decimal quantity, string? acquired, decimal? basis)
    {
        _entries.Add(new LedgerEntry.TransferIn(
            Next,
            DateOnly.ParseExact(day, "yyyy-MM-dd"),
            Client,
            X,
            new Shares(quantity),
            acquired is null ? null : DateOnly.ParseExact(acquired, "yyyy-MM-dd"),
            basis is null ? null : new Money(basis.Value)));
        return this;
    }

    public LedgerScript TransferOut(string day, decimal quantity, AccountId? account = null, SecurityId? security = null)
    {
        _entries.Add(new LedgerEntry.TransferOut(Next, DateOnly.ParseExact(day, "yyyy-MM-dd"), account ?? Client, security ?? X, new Shares(quantity), []));
        return this;
    }

    public LedgerScript Act(string day, ActionTerms terms, SecurityId? security = null)
    {
        _entries.Add(new LedgerEntry.Action(Next, DateOnly.ParseExact(day, "yyyy-MM-dd"), security ?? X, terms));
        return this;
    }

    public LedgerScript State(string day, IReadOnlyList<StatedLot> lots, AccountId? account = null, SecurityId? security = null)
    {
        _entries.Add(new LedgerEntry.Statement(Next, DateOnly.ParseExact(day, "yyyy-MM-dd"), account ?? Client, security ?? X, lots));
        return this;
    }

    public LedgerScript Add(LedgerEntry entry)
    {
        _entries.Add(entry);
        return this;
    }

    /// <summary>The same household with other entries.</summary>
    public LedgerScript With(IEnumerable<LedgerEntry> entries)
    {
        var other = new LedgerScript { Relief = Relief, KeepsFractions = KeepsFractions, Funds = Funds };
        other._entries.AddRange(entries);
        return other;
    }

    public LedgerState Replay(string until = "2099-12-31") =>
        HouseholdLedger.Replay(Accounts, GroupOf, _entries, DateOnly.ParseExact(until, "yyyy-MM-dd"), Funds.Contains);

    /// <summary>What happened, as the detector of wash sales sees it.</summary>
    public IReadOnlyList<WashEvent> Events(LedgerState state) => WashEvents.From(Accounts, GroupOf, _entries, state);

    /// <summary>What is held, a line each: number, shares, basis, held since.</summary>
    public static IReadOnlyList<string> Lines(LedgerState state) =>
        [.. state.Lots.Select(l => FormattableString.Invariant($"{l.Number}: {l.Quantity} for {l.Basis?.Usd:0.00####} since {l.HeldSince:yyyy-MM-dd}"))];
}
