using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// The weights that a recipe asks for: a sampled portfolio that tracked the index once, drifted until it has the tracking error that is wanted,
/// leaned toward a sector where the recipe says so, and made smaller by what the stakes take.
/// </summary>
internal sealed class PortfolioDraw(DemoMarket market)
{
    private const double MostDrift = 1d;

    /// <summary>A larger position was kept closer to its target.</summary>
    private const double DriftsFreely = 0.006;
    private const int Halvings = 16;

    private readonly TrackingFit _fit = new(market);

    /// <summary>Each security's weight by its place in the universe.</summary>
    public Dictionary<int, double> Draw(AccountRecipe recipe, Func<int, bool> allowed, SeededRandom random)
    {
        var stakes = recipe.Stakes.Select(s => (Security: s.Security.Find(market), s.Weight)).ToList();
        var staked = stakes.Select(s => s.Security).ToHashSet();
        var names = NameSample.Draw(market, recipe.Names, i => allowed(i) && !staked.Contains(i), random);
        var invested = 1d - recipe.Cash;
        var left = invested - stakes.Sum(s => s.Weight);
        var weights = Drifted(names, _fit.Fit(names, invested), recipe.TrackingBp, random);
        Lean(names, weights, recipe);
        var scale = left / weights.Sum();
        var portfolio = names.Select((name, n) => (name, Weight: weights[n] * scale)).ToDictionary(p => p.name, p => p.Weight);
        foreach (var (security, weight) in stakes)
        {
            portfolio[security] = weight;
        }
        return portfolio;
    }

    private double[] Drifted(int[] names, double[] fitted, double wanted, SeededRandom random)
    {
        var invested = fitted.Sum();
        var noise = fitted.Select(w => random.Normal() / Math.Max(Math.Sqrt(w / DriftsFreely), 1d)).ToArray();
        double[] At(double drift)
        {
            var weights = fitted.Select((w, n) => w * Math.Exp(drift * noise[n])).ToArray();
            var sum = weights.Sum();
            return [.. weights.Select(w => w * invested / sum)];
        }
        var (low, high) = (0.01d, MostDrift);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2d;
            (low, high) = _fit.TrackingBp(names, At(middle)) < wanted ? (middle, high) : (low, middle);
        }
        return At(low);
    }

    private void Lean(int[] names, double[] weights, AccountRecipe recipe)
    {
        if (recipe.Tilt is not { } tilt)
        {
            return;
        }
        bool IsIn(int n) => market.Universe[names[n]].Sector == tilt.Sector;
        var sum = weights.Sum();
        var held = Enumerable.Range(0, names.Length).Where(IsIn).Sum(n => weights[n]);
        var target = Enumerable.Range(0, market.Universe.Count)
            .Where(i => market.Universe[i].Sector == tilt.Sector)
            .Sum(i => (double)market.Index.Today[i]) + tilt.Extra;
        for (var n = 0; n < names.Length; n++)
        {
            weights[n] *= IsIn(n) ? target / held : (sum - target) / (sum - held);
        }
    }
}
