using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// The days on which an account bought over the years, and which of them a lot comes from. An account that was looked after has few losses left:
/// what stood below its cost was sold and replaced, so a day that would make a loss is mostly passed over. No ordinary lot is
/// of the last weeks, where it would be in the way of a harvest, or about to turn long-term.
/// </summary>
internal sealed class PurchaseDays
{
    private const int DaysOfAccount = 45;
    private const int DaysUntouched = 36;
    private const int DaysBeforeLongTerm = 50;
    private const int Tries = 12;
    private const double FirstLoss = 0.97;

    private readonly DemoMarket _market;
    private readonly AccountRecipe _recipe;
    private readonly SeededRandom _random;
    private readonly int[] _days;

    public PurchaseDays(DemoMarket market, AccountRecipe recipe, SeededRandom random)
    {
        (_market, _recipe, _random) = (market, recipe, random);
        var last = market.DayBack(DaysUntouched);
        _days = [.. Enumerable.Range(0, DaysOfAccount).Select(_ => random.Below(last + 1)).Where(d => !IsAboutToTurn(d)).Order()];
    }

    /// <summary>A day on which the account bought a security.</summary>
    public int For(int security)
    {
        var first = _market.Prices.FirstDay(security);
        var from = Array.FindIndex(_days, d => d >= first);
        if (from < 0)
        {
            return first;
        }
        var days = _days.AsSpan(from);
        return _recipe.GainSought > 0d ? AtAGain(security, days) : Harvested(security, days);
    }

    private int Harvested(int security, ReadOnlySpan<int> days)
    {
        var best = days[0];
        for (var i = 0; i < Tries; i++)
        {
            var day = days[_random.Below(days.Length)];
            var growth = _market.Growth(security, day);
            if (growth >= FirstLoss || _random.Chance(_recipe.LossesKept))
            {
                return day;
            }
            best = growth > _market.Growth(security, best) ? day : best;
        }
        return best;
    }

    private int AtAGain(int security, ReadOnlySpan<int> days)
    {
        var best = days[0];
        var grown = new List<int>();
        foreach (var day in days)
        {
            var growth = _market.Growth(security, day);
            best = growth > _market.Growth(security, best) ? day : best;
            if (growth >= 1d + _recipe.GainSought)
            {
                grown.Add(day);
            }
        }
        return grown.Count > 0 ? _random.Pick(grown) : best;
    }

    private bool IsAboutToTurn(int day)
    {
        var left = HoldingPeriod.FirstLongTermSale(_market.Days[day]).DayNumber - _market.AsOf.DayNumber;
        return left is > 0 and <= DaysBeforeLongTerm;
    }
}
