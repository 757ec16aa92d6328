using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// The changes of holdings as a preview shows and keeps them, account by account. A delivery keeps <see cref="MostLines"/> lines of securities, the first
/// accounts first; the figures of each account count all of them.
/// </summary>
internal static class HoldingsDiff
{
    public const int MostLines = 20_000;

    public static IReadOnlyList<AccountDiff> Of(IReadOnlyList<HoldingsChange> holdings)
    {
        var room = MostLines;
        var accounts = new List<AccountDiff>();
        foreach (var change in holdings)
        {
            var lines = LinesOf(change);
            var listed = Math.Min(room, lines.Count);
            room -= listed;
            accounts.Add(new AccountDiff(
                change.Account.ToString(),
                change.AsOf,
                change.CashBefore,
                change.Cash,
                change.Positions.Count,
                change.Lots.Sum(l => l.New),
                change.Lots.Sum(l => l.Changed),
                change.Lots.Sum(l => l.Gone),
                change.KeptLots,
                lines[..listed],
                lines.Count - listed));
        }
        return accounts;
    }

    private static List<SecurityDiff> LinesOf(HoldingsChange change)
    {
        var positions = change.Positions.ToDictionary(p => p.Ticker);
        var lots = change.Lots.ToDictionary(l => l.Ticker);
        var quarantines = change.Quarantines.ToDictionary(q => q.Ticker);
        return [.. positions.Keys.Union(lots.Keys).Union(quarantines.Keys).Order().Select(LineOf)];

        SecurityDiff LineOf(Ticker ticker)
        {
            var (position, stated, quarantine) = (positions.GetValueOrDefault(ticker), lots.GetValueOrDefault(ticker), quarantines.GetValueOrDefault(ticker));
            return new SecurityDiff(
                ticker,
                position is null ? null : new PositionDiff(position.Before, position.After),
                stated?.New ?? 0,
                stated?.Changed ?? 0,
                stated?.Gone ?? 0,
                quarantine is null ? null : new QuarantineDiff(quarantine.Reason));
        }
    }
}
