namespace AdvisorWorkstation.Domain.Models;

/// <summary>How a figure is spread over accounts: the value of the account at each place when all stand in line, the nearest rank of those below.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Quarter">A quarter of the accounts are at most this.</param>
/// <param name="Median">Half of the accounts are at most this.</param>
/// <param name="ThreeQuarters">Three quarters of the accounts are at most this.</param>
/// <param name="Most">The largest.</param>
public sealed record Spread(decimal Least, decimal Quarter, decimal Median, decimal ThreeQuarters, decimal Most)
{
    /// <summary>The spread of some figures; null when there are none.</summary>
    public static Spread? Of(IEnumerable<decimal> figures)
    {
        var line = figures.Order().ToArray();
        return line.Length == 0 ? null : new Spread(line[0], At(line, 1), At(line, 2), At(line, 3), line[^1]);
    }

    private static decimal At(decimal[] line, int quarters) => line[((quarters * line.Length) + 3) / 4 - 1];
}
