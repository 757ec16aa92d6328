using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A security as it is to be.</summary>
internal sealed record SecurityChange(
    Ticker Ticker,
    bool IsNew,
    string Name,
    SecurityKind Kind,
    Sector Sector,
    string EquivalenceGroup,
    Shares? AverageDailyVolume,
    string? Cusip)
{
    public static SecurityChange Of(SecurityRow row) =>
        new(row.Ticker, false, row.Name, row.Kind, row.Sector, row.EquivalenceGroup, row.AverageDailyVolume, row.Cusip);
}

/// <summary>
/// Which securities are new and which change. What the firm's own file says holds; a constituent list, an index provider and a custodian fill
/// in, in this order, what nobody said before.
/// </summary>
internal static class SecurityPlanner
{
    public static IReadOnlyList<SecurityChange> Plan(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        var mentioned = delivery.Facts<Fact>().SelectMany(f => f.Tickers).Select(tickers.Find).OfType<Ticker>().ToHashSet();
        var said = delivery.Facts<SecurityFact>()
            .Select(f => (Ticker: tickers.Find(f.Ticker), Fact: f))
            .Where(f => f.Ticker is not null)
            .ToLookup(f => f.Ticker!.Value, f => f.Fact);
        var changes = new List<SecurityChange>();
        foreach (var ticker in mentioned.Order())
        {
            var facts = said[ticker].OrderByDescending(f => f.Authority).ToList();
            CheckTwice(ticker, facts, delivery);
            var stored = firm.SecurityOf(ticker);
            var before = stored is null ? null : SecurityChange.Of(stored);
            var after = before is null ? New(ticker, facts, delivery) : Changed(before, facts, delivery);
            if (after != before)
            {
                changes.Add(after);
            }
        }
        return changes;
    }

    private static SecurityChange New(Ticker ticker, List<SecurityFact> facts, Delivery delivery)
    {
        WarnOfDisagreement(ticker, facts, delivery);
        return new SecurityChange(
            ticker,
            true,
            facts.Select(f => f.Name).FirstOrDefault(n => n is not null) ?? ticker.Symbol,
            facts.Select(f => f.Kind).FirstOrDefault(k => k is not null) ?? SecurityKind.Equity,
            facts.Select(f => f.Sector).FirstOrDefault(s => s is not null) ?? Sector.Unclassified,
            facts.Select(f => f.EquivalenceGroup).FirstOrDefault(g => g is not null) ?? ticker.Symbol,
            facts.Select(f => f.AverageDailyVolume).FirstOrDefault(v => v is not null),
            facts.Select(f => f.Cusip).FirstOrDefault(c => c is not null));
    }

    private static SecurityChange Changed(SecurityChange before, List<SecurityFact> facts, Delivery delivery)
    {
        var own = facts.Find(f => f.Authority == Authority.Firm);
        var otherKind = facts.Find(f => f.Kind is { } kind && kind != before.Kind && own?.Kind is null);
        if (otherKind is not null && delivery.IsFirst(otherKind.Ticker.At, $"kind of {before.Ticker}"))
        {
            delivery.Warn(
                otherKind.Ticker.At,
                $"{before.Ticker} is a {otherKind.Kind} in this file and a {before.Kind} here; it stays. A securities file can change it.");
        }
        return before with
        {
            Name = own?.Name ?? (before.Name == before.Ticker.Symbol ? facts.Select(f => f.Name).FirstOrDefault(n => n is not null) : null) ?? before.Name,
            Kind = own?.Kind ?? before.Kind,
            Sector = own?.Sector
                ?? (before.Sector == Sector.Unclassified ? facts.Select(f => f.Sector).FirstOrDefault(s => s is not null) : null)
                ?? before.Sector,
            EquivalenceGroup = own?.EquivalenceGroup ?? before.EquivalenceGroup,
            AverageDailyVolume = own?.AverageDailyVolume ?? before.AverageDailyVolume,
            Cusip = own?.Cusip ?? before.Cusip,
        };
    }

    private static void CheckTwice(Ticker ticker, List<SecurityFact> facts, Delivery delivery)
    {
        foreach (var twice in facts.Where(f => f.Authority >= Authority.ConstituentList).GroupBy(f => f.Ticker.At.File).Where(g => g.Count() > 1))
        {
            delivery.Error(twice.ElementAt(1).Ticker.At, $"{ticker} stands twice in this file. Keep one of the rows.");
        }
    }

    private static void WarnOfDisagreement(Ticker ticker, List<SecurityFact> facts, Delivery delivery)
    {
        var chosen = facts.Find(f => f.Sector is not null);
        if (facts.Find(f => f.Sector is { } sector && sector != chosen?.Sector) is { } other)
        {
            delivery.Warn(
                other.Ticker.At,
                $"{ticker} is in {other.Sector!.Value.Name()} here and in {chosen!.Sector!.Value.Name()} "
                + $"in {delivery.FileName(chosen.Ticker.At)}, which was taken.");
        }
    }
}
