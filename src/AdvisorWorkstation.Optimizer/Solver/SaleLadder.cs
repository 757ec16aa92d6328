using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>Cost and gains of selling ever more shares of one asset, cheapest lots first, in one walk over its lots.</summary>
internal sealed class SaleLadder(int mostSteps)
{
    private readonly Rung[] _rungs = new Rung[mostSteps + 1];

    /// <summary>The sale of first + step shares.</summary>
    public ref readonly Rung At(int step) => ref _rungs[step];

    /// <summary>Fills in the sales of first, first + 1, ..., first + steps shares.</summary>
    public void Walk(CompiledProblem compiled, PricedLots lots, int asset, double first, int steps, double unit)
    {
        var at = compiled.Lots.First(asset);
        var end = compiled.Lots.End(asset);
        var left = at < end ? lots.Quantity[at] : 0;
        Rung rung = default;
        for (var step = 0; step <= steps; step++)
        {
            for (var need = step == 0 ? first * unit : unit; need > 0 && at < end;)
            {
                var part = Math.Min(need, left);
                var lot = lots.Order[at];
                rung = new(
                    rung.Cost + part * lots.Price[at], rung.ShortTerm + part * compiled.Lots.ShortTermGain[lot],
                    rung.LongTerm + part * compiled.Lots.LongTermGain[lot]);
                need -= part;
                left -= part;
                if (left <= 0 && ++at < end)
                    left = lots.Quantity[at];
            }
            _rungs[step] = rung;
        }
    }

    /// <summary>Cost and gains of one sale.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Rung(double Cost, double ShortTerm, double LongTerm);
}
