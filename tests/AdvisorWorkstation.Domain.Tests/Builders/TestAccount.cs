using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>
/// A readable account to start tests from: taxable, at a custodian that takes fractions, opened long ago, with nothing but cash. Add what the test
/// is about, then build.
/// </summary>
internal sealed class TestAccount
{
    public static readonly AsOf Day = new(new DateOnly(2026, 11, 19));

    public static readonly Custodian Fractional = new("North Trust", true, 3, LotInstructionStyle.LotFields, "NORTH");

    public static readonly Custodian WholeShares = new("Granite", false, 0, LotInstructionStyle.None, "GRANITE");

    /// <summary>Short-term 45.8 percent, long-term 28.8 percent.</summary>
    public static readonly TaxProfile Rates = new(
        Weight.FromPercent(37m), Weight.FromPercent(20m), Weight.FromPercent(5m), Weight.FromPercent(3.8m));

    private static readonly AccountId Id = new(new Guid(1, 0, 0, new byte[8]));

    private readonly List<SecurityView> _views = [];
    private readonly List<Lot> _lots = [];
    private long _lastLot;
    private readonly Dictionary<SecurityId, Shares> _positions = [];
    private readonly List<Customization> _wishes = [];
    private readonly List<CashFlow> _flows = [];
    private readonly List<Quarantine> _quarantined = [];
    private readonly List<RecentPurchase> _purchases = [];
    private readonly List<LossSale> _lossSales = [];
    private readonly List<DividendReceived> _dividends = [];
    private readonly List<SecurityId> _soldElsewhere = [];
    private readonly List<SecurityId> _boughtElsewhere = [];

    public AccountKind Kind { get; init; } = AccountKind.Taxable;

    public Custodian Custodian { get; init; } = Fractional;

    public decimal Cash { get; set; } = 10_000m;

    public DateOnly Opened { get; init; } = new(2020, 1, 2);

    public bool Discretionary { get; init; } = true;

    /// <summary>The day of the account's last trades.</summary>
    public DateOnly? LastTraded { get; set; }

    public YearToDateGains YearToDate { get; init; } = new(Money.Zero, Money.Zero);

    public decimal SoldThisYear { get; init; }

    public RiskModel RiskModel => TinyRiskModel.For([.. _views.Select(v => v.Security.Id)]);

    /// <summary>Adds a security with a target; a target of zero is a security outside of what the account follows.</summary>
    public TestAccount Follow(
        string ticker,
        decimal? price,
        decimal percent,
        Sector sector = Sector.InformationTechnology,
        string? group = null,
        decimal? volume = 10_000_000m,
        SecurityKind kind = SecurityKind.Equity,
        DateOnly? priceOf = null,
        params (string Name, decimal Value)[] attributes)
    {
        var security = new Security(
            new SecurityId(_views.Count + 1),
            Ticker.Parse(ticker),
            ticker + " Inc",
            kind,
            sector,
            group ?? ticker,
            volume is { } shares ? new Shares(shares) : null,
            null);
        _views.Add(new SecurityView(
            security,
            price is { } usd ? new Price(usd) : null,
            price is null ? null : priceOf ?? Day.Date,
            Weight.FromPercent(percent),
            attributes.ToDictionary(a => a.Name, a => a.Value)));
        return this;
    }

    /// <summary>Adds a lot, and its shares to the position.</summary>
    public TestAccount Hold(string ticker, decimal shares, decimal? basisPerShare, string? acquired = "2021-05-04", HoldingTerm? stated = null)
    {
        var security = IdOf(ticker);
        _lots.Add(new Lot(
            new LotId(++_lastLot),
            security,
            new Shares(shares),
            acquired is null ? null : Date(acquired),
            basisPerShare is { } basis ? new Money(basis * shares).RoundedToCents : null,
            stated,
            $"L{_lastLot}"));
        _positions[security] = _positions.GetValueOrDefault(security) + new Shares(shares);
        return this;
    }

    /// <summary>Puts one lot in the place of all that is held of a security.</summary>
    public TestAccount LotsOf(string ticker, string acquired, decimal shares, decimal? basisPerShare)
    {
        var security = IdOf(ticker);
        _lots.RemoveAll(l => l.Security == security);
        _positions.Remove(security);
        return Hold(ticker, shares, basisPerShare, acquired);
    }

    /// <summary>Sets a position as the custodian states it, whatever the lots say.</summary>
    public TestAccount Position(string ticker, decimal shares)
    {
        _positions[IdOf(ticker)] = new Shares(shares);
        return this;
    }

    public TestAccount Wish(string option, string arguments = "", PolicyScope scope = PolicyScope.Account, string? until = null)
    {
        _wishes.Add(new Customization(option, Arguments.Parse(arguments), scope, new DateOnly(2025, 1, 1), until is null ? null : Date(until), "client", "call", "because"));
        return this;
    }

    public TestAccount Flow(decimal amount, string due, CashFlowKind kind = CashFlowKind.Deposit)
    {
        _flows.Add(new CashFlow(kind, new Money(amount), Date(due), ""));
        return this;
    }

    /// <summary>A dividend arrived in cash.</summary>
    public TestAccount Dividend(decimal amount, int daysAgo, bool paidOut = false)
    {
        _dividends.Add(new DividendReceived(Day.Date.AddDays(-daysAgo), new Money(amount), paidOut));
        return this;
    }

    public TestAccount Quarantine(string ticker, string reason = "lots do not add up to the position")
    {
        _quarantined.Add(new Quarantine(IdOf(ticker), reason));
        return this;
    }

    /// <summary>Somebody of the household bought a security of the group.</summary>
    public TestAccount Bought(string group, int daysAgo, long? lot = null, decimal? unreplaced = null)
    {
        _purchases.Add(new RecentPurchase(group, Day.Date.AddDays(-daysAgo), lot is { } id ? new LotId(id) : null)
        {
            Unreplaced = unreplaced is { } shares ? new Shares(shares) : null,
        });
        return this;
    }

    /// <summary>Somebody of the household sold a security of the group at a loss.</summary>
    public TestAccount SoldAtLoss(string group, int daysAgo, AccountKind? kind = null, bool own = false)
    {
        _lossSales.Add(new LossSale(group, Day.Date.AddDays(-daysAgo))
        {
            Kind = kind,
            Account = kind is null ? null : own ? Id : new AccountId(new Guid(9, 0, 0, new byte[8])),
        });
        return this;
    }

    /// <summary>Another account of the household is about to trade a security in the same run.</summary>
    public TestAccount Elsewhere(string ticker, bool bought)
    {
        (bought ? _boughtElsewhere : _soldElsewhere).Add(IdOf(ticker));
        return this;
    }

    public SecurityId IdOf(string ticker) => _views.First(v => v.Security.Ticker.Symbol == ticker).Security.Id;

    public AccountSnapshot Build() => new(
        Day,
        new Account(
            Id,
            new HouseholdId(new Guid(2, 0, 0, new byte[8])),
            new BookId(new Guid(3, 0, 0, new byte[8])),
            "A-1",
            "Account",
            Kind,
            Custodian.Name,
            Kind.IsTaxable() ? Rates : TaxProfile.None,
            LotReliefMethod.MinimumTax,
            Opened,
            Discretionary,
            new ModelId(1)),
        Custodian,
        new Money(Cash),
        [.. _flows],
        [.. _positions.OrderBy(p => p.Key).Select(p => new Position(p.Key, p.Value))],
        [.. _lots.OrderBy(l => l.Security).ThenBy(l => l.Acquired).ThenBy(l => l.Id)],
        [.. _views],
        [.. _quarantined],
        YearToDate,
        [.. _purchases],
        [.. _lossSales],
        Policy.Merge(_wishes, Day),
        "Large Cap, version 1",
        RiskModel.Hash)
    {
        DividendsReceived = [.. _dividends],
        SoldThisYear = new Money(SoldThisYear),
        LastTraded = LastTraded,
        SoldInHousehold = [.. _soldElsewhere],
        BoughtInHousehold = [.. _boughtElsewhere],
    };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
