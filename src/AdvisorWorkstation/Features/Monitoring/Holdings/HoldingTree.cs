using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>How the holdings are looked at.</summary>
/// <param name="Words">In ticker or name; empty for all.</param>
/// <param name="BySector">True when securities stand under their sectors.</param>
/// <param name="Sort">A column of <see cref="HoldingTree.Columns"/>; null for the largest first.</param>
/// <param name="Descending">True for the largest first.</param>
internal sealed record HoldingLook(string Words, bool BySector, string? Sort, bool Descending);

/// <summary>The holdings as a tree of sectors, securities and lots, of which the open parts are lines.</summary>
internal sealed class HoldingTree
{
    private static readonly Dictionary<string, Func<HoldingSums, decimal?>> Keys = new(StringComparer.Ordinal)
    {
        ["value"] = s => s.Value.Usd,
        ["held"] = s => s.Held?.Fraction,
        ["active"] = s => s.Active?.Fraction,
        ["short"] = s => s.ShortTerm.Usd,
        ["long"] = s => s.LongTerm.Usd,
        ["unknown"] = s => s.WithoutBasis.Usd,
        ["days"] = s => s.DaysToLong,
        ["harvest"] = s => s.Harvestable.Usd,
    };

    private readonly IReadOnlyList<SectorNode> _sectors;
    private readonly bool _bySector;

    private HoldingTree(IReadOnlyList<SectorNode> sectors, bool bySector, HoldingSums total) => (_sectors, _bySector, Total) = (sectors, bySector, total);

    /// <summary>The columns that can be sorted by.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["ticker", "name", .. Keys.Keys];

    /// <summary>Everything that is shown.</summary>
    public HoldingSums Total { get; }

    /// <summary>The tickers of all securities that are shown.</summary>
    public IEnumerable<string> Tickers => _sectors.SelectMany(s => s.Securities).Select(s => s.Held.Security.Ticker.Symbol);

    /// <summary>Puts holdings in order.</summary>
    /// <param name="held">The holdings.</param>
    /// <param name="targets">The target of each sector, what is not held included; null on a past day.</param>
    /// <param name="look">How they are looked at.</param>
    public static HoldingTree Of(IReadOnlyList<HeldSecurity> held, IReadOnlyDictionary<Sector, Weight>? targets, HoldingLook look)
    {
        var shown = held.Where(h => IsMeant(h, look.Words.Trim())).ToList();
        var isWhole = shown.Count == held.Count && targets is not null;
        var nodes = Ordered(shown.Select(h => new SecurityNode(h, HoldingSums.Of([h]))), n => n.Held.Security.Ticker.Symbol, n => n.Held.Security.Name, n => n.Sums, look);
        var sectors = nodes.GroupBy(n => n.Held.Security.Sector).Select(g => new SectorNode(
            g.Key, Measured(HoldingSums.Of([.. g.Select(n => n.Held)]), isWhole ? targets!.GetValueOrDefault(g.Key) : null), [.. g]));
        return new HoldingTree(
            look.BySector
                ? Ordered(sectors, s => s.Sector.Name(), s => s.Sector.Name(), s => s.Sums, look)
                : [new SectorNode(Sector.Unclassified, HoldingSums.Of(shown), nodes)],
            look.BySector,
            Measured(HoldingSums.Of(shown), isWhole ? new Weight(targets!.Values.Sum(t => t.Fraction)) : null));
    }

    /// <summary>The lines to show: a sector or a security is followed by what is in it when it is open.</summary>
    public List<HoldingLine> Lines(IReadOnlySet<string> open) =>
    [
        .. _sectors.SelectMany(sector => _bySector
            ? (open.Contains(KeyOf(sector.Sector)) ? [] : Under(sector, open)).Prepend(new HoldingLine(KeyOf(sector.Sector), 1) { Sector = sector.Sector, Sums = sector.Sums, IsOpen = !open.Contains(KeyOf(sector.Sector)) })
            : Under(sector, open)),
    ];

    /// <summary>The key of a sector's line. Sectors are open until they are closed, so the key says that one is closed.</summary>
    private static string KeyOf(Sector sector) => $"-{sector}";

    private IEnumerable<HoldingLine> Under(SectorNode sector, IReadOnlySet<string> open) => sector.Securities.SelectMany(node =>
    {
        var ticker = node.Held.Security.Ticker.Symbol;
        var line = new HoldingLine(ticker, _bySector ? 2 : 1) { Held = node.Held, Sums = node.Sums, IsOpen = open.Contains(ticker) };
        return line.IsOpen
            ? node.Held.Lots.Select(l => new HoldingLine($"{ticker}.{l.Lot.Id}", line.Level + 1) { Held = node.Held, Lot = l }).Prepend(line)
            : [line];
    });

    private static bool IsMeant(HeldSecurity held, string words) =>
        words.Length == 0
        || held.Security.Ticker.Symbol.StartsWith(words, StringComparison.OrdinalIgnoreCase)
        || held.Security.Name.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static HoldingSums Measured(HoldingSums sums, Weight? target) => target is { } whole && sums.Held is { } held ? sums with { Active = held - whole } : sums;

    private static IReadOnlyList<T> Ordered<T>(IEnumerable<T> nodes, Func<T, string> ticker, Func<T, string> name, Func<T, HoldingSums> sums, HoldingLook look)
    {
        if (look.Sort is "ticker" or "name")
        {
            var words = look.Sort == "ticker" ? ticker : name;
            return [.. look.Descending ? nodes.OrderByDescending(words, StringComparer.OrdinalIgnoreCase) : nodes.OrderBy(words, StringComparer.OrdinalIgnoreCase)];
        }
        var (key, descending) = look.Sort is { } sort && Keys.TryGetValue(sort, out var chosen) ? (chosen, look.Descending) : (Keys["value"], true);
        var known = nodes.OrderBy(n => key(sums(n)) is null);
        return [.. (descending ? known.ThenByDescending(n => key(sums(n))) : known.ThenBy(n => key(sums(n)))).ThenBy(ticker, StringComparer.Ordinal)];
    }

    private sealed record SecurityNode(HeldSecurity Held, HoldingSums Sums);

    private sealed record SectorNode(Sector Sector, HoldingSums Sums, IReadOnlyList<SecurityNode> Securities);
}
