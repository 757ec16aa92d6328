using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// The lots of a position: five to twelve, as far as there are shares, each at the price of its day. Where fractions are held some of them are
/// small: dividends that were reinvested.
/// </summary>
internal sealed class LotDraw(DemoMarket market, Custodian custodian, PurchaseDays days, SeededRandom random)
{
    private const int Fewest = 5;
    private const int MoreOrLess = 8;
    private const int MostReinvested = 3;
    private const double ReinvestedPart = 0.012;

    private decimal Unit => custodian.FractionalShares ? 0.001m : 1m;

    /// <summary>Shares worth some dollars, in what the custodian can hold.</summary>
    public Shares Shares(int security, double dollars)
    {
        var count = (decimal)dollars / market.LastPrice(security).UsdPerShare;
        return new Shares(decimal.Round(count, custodian.FractionalShares ? custodian.ShareDecimals : 0, MidpointRounding.AwayFromZero));
    }

    /// <summary>Lots bought over the years.</summary>
    public IEnumerable<DraftLot> Spread(int security, Shares quantity)
    {
        var wanted = Fewest + Math.Min(random.Below(MoreOrLess), random.Below(MoreOrLess));
        var count = (int)Math.Clamp(quantity.Count / Unit, 1m, wanted);
        var reinvested = custodian.FractionalShares && count == wanted ? random.Below(MostReinvested + 1) : 0;
        var parts = Enumerable.Range(0, count).Select(i => i < reinvested ? ReinvestedPart : random.Between(0.3, 1.3)).ToArray();
        return Split(quantity, parts).Select((q, i) => At(security, q, days.For(security), i < reinvested)).OrderBy(l => l.Day);
    }

    /// <summary>One lot of a day.</summary>
    public DraftLot At(int security, Shares quantity, int day, bool isReinvested = false) =>
        new(security, quantity, day, (quantity * market.Prices.Close(security, day)).RoundedToCents, isReinvested);

    private IEnumerable<Shares> Split(Shares quantity, double[] parts)
    {
        var sum = parts.Sum();
        var left = quantity.Count;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            var share = decimal.Floor(quantity.Count * (decimal)(parts[i] / sum) / Unit) * Unit;
            var taken = Math.Min(Math.Max(share, Unit), left - (Unit * (parts.Length - 1 - i)));
            left -= taken;
            yield return new Shares(taken);
        }
        yield return new Shares(left);
    }
}
