using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// What changes about positions, lots and cash. A positions file and a lots file each replace an account's holdings as a whole; lots of one
/// security replace that security's. A position that came without lots is one lot of its reported basis and unknown day until its lots arrive.
/// </summary>
internal sealed class HoldingsPlanner(FirmState firm, Delivery delivery, AccountDirectory directory, TickerResolver tickers)
{
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
        var lots = LotsAfter(sources, positions, storedLots);
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
        var matching = new LotMatching();
        foreach (var ticker in storedLots.Select(g => g.Key).Union(lots.Keys).Order())
        {
            matching.Match(storedLots[ticker], lots.GetValueOrDefault(ticker, []));
        }
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
            matching.New,
            matching.Changed,
            matching.Gone,
            matching.Kept,
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

    private Dictionary<Ticker, IReadOnlyList<PlannedLot>> LotsAfter(
        HoldingsSources sources, Dictionary<Ticker, Shares> positions, ILookup<Ticker, LotRow> stored)
    {
        var given = (sources.WholeLots?.Lots ?? [])
            .Select(l => (Ticker: tickers.Find(l.Ticker), Lot: l))
            .Where(l => l.Ticker is not null)
            .GroupBy(l => l.Ticker!.Value, l => l.Lot)
            .ToDictionary(g => g.Key, g => Planned(g.Key, g));
        foreach (var (ticker, fact) in sources.LotsOf)
        {
            given[ticker] = Planned(ticker, fact.Lots);
        }
        var after = new Dictionary<Ticker, IReadOnlyList<PlannedLot>>(given);
        var rows = (sources.Holdings?.Positions ?? []).ToLookup(p => tickers.Find(p.Ticker) ?? default);
        foreach (var ticker in positions.Keys.Where(t => !given.ContainsKey(t)))
        {
            after[ticker] = sources.Holdings is null || stored[ticker].Any(IsDetailed)
                ? [.. stored[ticker].Select(l => Planned(ticker, l))]
                : [.. rows[ticker].Where(p => p.Quantity > Shares.Zero).Select(p => new PlannedLot(ticker, p.Quantity, null, p.CostBasis, null, null))];
        }
        return after;
    }

    private static DateOnly AsOf(HoldingsSources sources, AccountRow? account) =>
        sources.Holdings?.AsOf.Date
        ?? sources.WholeLots?.AsOf.Date
        ?? account?.HoldingsAsOf
        ?? sources.Days.First().Day;

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

    private static IReadOnlyList<PlannedLot> Planned(Ticker ticker, IEnumerable<LotFact> lots) =>
        [.. lots.Select(l => new PlannedLot(ticker, l.Quantity, l.Acquired, l.CostBasis, l.Term, l.CustodianLotId))];

    private static PlannedLot Planned(Ticker ticker, LotRow row) =>
        new(ticker, row.Quantity, row.Acquired, row.CostBasis, row.StatedTerm, row.CustodianLotId);

    /// <summary>True for a lot that a lots file gave, false for one that stands for a position without lots.</summary>
    private static bool IsDetailed(LotRow lot) => lot.Acquired is not null || lot.CustodianLotId is not null;

    private static Shares? Find(Dictionary<Ticker, Shares> positions, Ticker ticker) => positions.TryGetValue(ticker, out var shares) ? shares : null;

    private static bool IsNothing(HoldingsChange change, AccountRow? account) =>
        account is not null
        && account.HoldingsAsOf == change.AsOf
        && (change.Cash ?? account.Cash) == account.Cash
        && change is { Positions.Count: 0, NewLots.Count: 0, ChangedLots.Count: 0, GoneLots.Count: 0, Quarantines.Count: 0 };
}
