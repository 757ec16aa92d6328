using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// What changes about positions and cash, and what files state about lots that the books do not say. A positions file and a lots file each speak for an
/// account's holdings as a whole; lots of one security for that security. A position that came without lots, and that no transaction explains, is one lot
/// of its reported basis and unknown day until its lots arrive.
/// </summary>
internal sealed class HoldingsPlanner(
    FirmState firm, Delivery delivery, AccountDirectory directory, TickerResolver tickers, IReadOnlyList<NewTransaction> transactions)
{
    private readonly ILookup<(AccountKey Account, Ticker Ticker), Shares> _moves = transactions
        .Where(t => t.Ticker is not null)
        .ToLookup(t => (t.Account, t.Ticker!.Value), t => t.Booked.SharesIn);

    private readonly QuarantinePlanner _quarantines = new(firm, delivery, tickers);

    public IReadOnlyList<HoldingsChange> Plan(IReadOnlyList<SecurityChange> securities)
    {
        _quarantines.Learn(securities);
        return [.. HoldingsSources.Gather(delivery, directory, tickers).Select(Plan).OfType<HoldingsChange>()];
    }

    private HoldingsChange? Plan(HoldingsSources sources)
    {
        var account = firm.AccountOf(sources.Account);
        var stored = account is null ? [] : firm.Positions[account.Id].ToDictionary(p => firm.TickerOf(p.SecurityId), p => p.Quantity);
        var storedLots = (account is null ? [] : firm.Lots[account.Id]).ToLookup(l => firm.TickerOf(l.SecurityId));
        var positions = PositionsAfter(sources, stored);
        var stated = Stated(sources, positions, storedLots);
        var asOf = AsOf(sources, account);
        CheckOlder(sources, account);
        CheckGone(sources, stored, positions);
        var cash = sources.Cash;
        if (account is null && cash is null)
        {
            delivery.Warn(
                sources.At,
                $"No file gives the cash of account {sources.Account}; it counts as none. Give cash and cash_as_of in an accounts file.");
        }
        var compared = stated.OrderBy(s => s.Key).Select(s => (
            Ticker: s.Key, Lots: s.Value, Comparison: StatementMatching.Compare([.. storedLots[s.Key].Select(l => l.ToLedgerLot())], s.Value, unknownSaysNothing: true))).ToList();
        var isFirst = !storedLots.SelectMany(g => g).Any(l => LedgerSequence.StatementAt(l.Entry) is not null);
        var statements = compared
            .Where(c => isFirst || !c.Comparison.IsSame || _moves[(sources.Account, c.Ticker)].Any())
            .Select(c => new LotStatement(c.Ticker, DayOf(sources, c.Ticker), c.Lots, c.Comparison.New.Count, c.Comparison.Changed.Count, c.Comparison.Gone.Count))
            .ToList();
        if (isFirst && statements.Count > 0)
        {
            var first = statements.Min(s => s.AsOf);
            statements.AddRange(storedLots.Where(g => !stated.ContainsKey(g.Key)).Select(g => new LotStatement(g.Key, first, [.. g.Select(l => l.ToStatedLot())], 0, 0, 0)));
        }
        var lots = positions.Keys.Union(storedLots.Select(g => g.Key)).Union(stated.Keys).ToDictionary(t => t, t => SharesAfter(sources, t, stated, storedLots));
        var change = new HoldingsChange(
            sources.Account,
            asOf,
            account?.Cash,
            cash,
            [
                .. stored.Keys.Union(positions.Keys).Order()
                    .Select(t => new PositionChange(t, Find(stored, t), Find(positions, t)))
                    .Where(p => p.Before != p.After),
            ],
            statements,
            storedLots.Sum(g => g.Count()) - statements.Sum(s => s.Changed + s.Gone),
            _quarantines.Plan(sources, account, positions, lots, stored, storedLots));
        return IsNothing(change, account) ? null : change;
    }

    private Dictionary<Ticker, Shares> PositionsAfter(HoldingsSources sources, Dictionary<Ticker, Shares> stored)
    {
        var rows = sources switch
        {
            { Holdings: { } holdings } => holdings.Positions.Select(p => (p.Ticker, p.Quantity)),
            { WholeLots: { } whole } => whole.Lots.Select(l => (l.Ticker, l.Quantity)),
            _ => null,
        };
        return rows is null
            ? stored
            : rows.Select(r => (Ticker: tickers.Find(r.Ticker), r.Quantity))
                .Where(r => r.Ticker is not null)
                .GroupBy(r => r.Ticker!.Value, r => r.Quantity)
                .Select(g => (g.Key, Sum: g.Aggregate(Shares.Zero, (sum, q) => sum + q)))
                .Where(p => p.Sum != Shares.Zero)
                .ToDictionary(p => p.Key, p => p.Sum);
    }

    /// <summary>The lots that files state, by security: those of lots files, of positions without lots, and none for what is held no more.</summary>
    private Dictionary<Ticker, IReadOnlyList<StatedLot>> Stated(
        HoldingsSources sources, Dictionary<Ticker, Shares> positions, ILookup<Ticker, LotRow> stored)
    {
        var stated = (sources.WholeLots?.Lots ?? [])
            .Select(l => (Ticker: tickers.Find(l.Ticker), Lot: l))
            .Where(l => l.Ticker is not null)
            .GroupBy(l => l.Ticker!.Value, l => l.Lot)
            .ToDictionary(g => g.Key, g => Lots(g));
        foreach (var (ticker, fact) in sources.LotsOf)
        {
            stated[ticker] = Lots(fact.Lots);
        }
        var rows = (sources.Holdings?.Positions ?? []).ToLookup(p => tickers.Find(p.Ticker) ?? default);
        foreach (var ticker in positions.Keys.Where(t => sources.Holdings is not null && !stated.ContainsKey(t)))
        {
            if (!stored[ticker].Any(IsDetailed) && TieOut.FaultOfLots(positions[ticker], SharesBooked(sources, ticker, stored)) is not null)
            {
                stated[ticker] = [.. rows[ticker].Where(p => p.Quantity > Shares.Zero).Select(p => new StatedLot(p.Quantity, null, p.CostBasis, IsEstimate: true))];
            }
        }
        if (sources.Holdings is not null || sources.WholeLots is not null)
        {
            foreach (var ticker in stored.Select(g => g.Key).Where(t => !positions.ContainsKey(t)))
            {
                stated.TryAdd(ticker, []);
            }
        }
        return stated;
    }

    private Shares SharesAfter(
        HoldingsSources sources, Ticker ticker, Dictionary<Ticker, IReadOnlyList<StatedLot>> stated, ILookup<Ticker, LotRow> stored) =>
        stated.TryGetValue(ticker, out var lots) ? Sum(lots.Select(l => l.Quantity)) : SharesBooked(sources, ticker, stored);

    /// <summary>What the books hold once the transactions of the delivery are in them.</summary>
    private Shares SharesBooked(HoldingsSources sources, Ticker ticker, ILookup<Ticker, LotRow> stored) =>
        Sum(stored[ticker].Select(l => l.Quantity).Concat(_moves[(sources.Account, ticker)]));

    private static DateOnly AsOf(HoldingsSources sources, AccountRow? account) =>
        sources.Holdings?.AsOf.Date
        ?? sources.WholeLots?.AsOf.Date
        ?? account?.HoldingsAsOf
        ?? sources.Days.First().Day;

    /// <summary>The day that the lots of a security are stated for: that of its lots file; a position without lots speaks for its own.</summary>
    private DateOnly DayOf(HoldingsSources sources, Ticker ticker)
    {
        if (sources.LotsOf.TryGetValue(ticker, out var single))
        {
            return single.AsOf.Date;
        }
        return sources.WholeLots is { } whole && (sources.Holdings is null || whole.Lots.Any(l => tickers.Find(l.Ticker) == ticker))
            ? whole.AsOf.Date
            : sources.Holdings!.AsOf.Date;
    }

    private void CheckOlder(HoldingsSources sources, AccountRow? account)
    {
        foreach (var (at, day) in sources.Days)
        {
            delivery.CheckDay(at, day);
            if (account?.HoldingsAsOf is { } known && day < known)
            {
                delivery.Ask(
                    at,
                    $"The figures of account {sources.Account} are of {day:yyyy-MM-dd}, "
                    + $"older than those of {known:yyyy-MM-dd} that are stored. Confirm to go back.");
            }
        }
    }

    private void CheckGone(HoldingsSources sources, Dictionary<Ticker, Shares> stored, Dictionary<Ticker, Shares> positions)
    {
        var gone = stored.Keys.Where(t => !positions.ContainsKey(t)).Order().ToList();
        if (gone.Count > 0)
        {
            delivery.Ask(
                (sources.Holdings?.Account ?? sources.WholeLots!.Account).At,
                $"Account {sources.Account} would no longer hold {string.Join(", ", gone.Take(10))}"
                + (gone.Count > 10 ? $" and {gone.Count - 10} more. " : ". ")
                + "Confirm that the file is complete and they were sold.");
        }
    }

    private static IReadOnlyList<StatedLot> Lots(IEnumerable<LotFact> lots) =>
        [.. lots.Select(l => new StatedLot(l.Quantity, l.Acquired, l.CostBasis, l.Term, l.CustodianLotId))];

    private static Shares Sum(IEnumerable<Shares> quantities) => quantities.Aggregate(Shares.Zero, (sum, q) => sum + q);

    /// <summary>True for a lot that a lots file gave, false for one that stands for a position without lots.</summary>
    private static bool IsDetailed(LotRow lot) => lot.Acquired is not null || lot.CustodianLotId is not null;

    private static Shares? Find(Dictionary<Ticker, Shares> positions, Ticker ticker) => positions.TryGetValue(ticker, out var shares) ? shares : null;

    private static bool IsNothing(HoldingsChange change, AccountRow? account) =>
        account is not null
        && account.HoldingsAsOf == change.AsOf
        && (change.Cash ?? account.Cash) == account.Cash
        && change is { Positions.Count: 0, Lots.Count: 0, Quarantines.Count: 0 };
}
