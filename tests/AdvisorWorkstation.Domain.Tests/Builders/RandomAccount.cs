using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>
/// Accounts as they come: some years old, drifted, with gains and losses, a few dirty lots, a household that trades too, and wishes that bite.
/// The same seed is the same account.
/// </summary>
internal sealed class RandomAccount(int seed, int names, bool fractional)
{
    private readonly Random _random = new(seed);

    private readonly List<(string Ticker, decimal Price, decimal Percent)> _names = [];

    public TestAccount Account { get; private set; } = null!;

    public static (AccountSnapshot Snapshot, RiskModel RiskModel) Make(int seed, int names, bool fractional)
    {
        var made = new RandomAccount(seed, names, fractional);
        made.Fill();
        return (made.Account.Build(), made.Account.RiskModel);
    }

    private void Fill()
    {
        var value = Pick(60_000m, 250_000m, 1_000_000m, 8_000_000m);
        Account = new TestAccount
        {
            Kind = _random.Next(5) == 0 ? AccountKind.TraditionalIra : AccountKind.Taxable,
            Custodian = fractional ? TestAccount.Fractional : TestAccount.WholeShares,
            YearToDate = new(new(_random.Next(-5_000, 3_000)), new(_random.Next(-9_000, 9_000))),
        };
        AddNames();
        foreach (var name in _names.Where(_ => _random.Next(100) < 85))
        {
            AddLots(name.Ticker, name.Price, value * (name.Percent > 0m ? name.Percent / 100m : 0.004m) * Between(0.3, 1.8));
        }
        Account.Cash = decimal.Round(value * Between(-0.01, 0.07), 2);
        AddHousehold(value);
        AddWishes();
    }

    private void AddNames()
    {
        var weights = Enumerable.Range(0, names).Select(i => Math.Pow(i + 5, -0.9) * (0.7 + (0.6 * _random.NextDouble()))).ToArray();
        var left = 100m;
        for (var i = 0; i < names; i++)
        {
            var percent = i == names - 1 ? left : decimal.Round((decimal)(100d * weights[i] / weights.Sum()), 6);
            left -= percent;
            Add($"N{i:000}", percent, i is 3 or 4 ? "TWINS" : null);
        }
        for (var i = 0; i < 2 + (names / 20); i++)
        {
            Add($"OLD{i}", 0m, null);
        }
    }

    private void Add(string ticker, decimal percent, string? group)
    {
        var price = decimal.Round((decimal)Math.Exp(4.3 + (0.9 * Normal())), 2) + 1m;
        var sector = Sectors.All[_random.Next(Sectors.All.Count)];
        (string, decimal)[] attributes = _random.Next(25) == 0 ? [("tobacco", 1m)] : [];
        if ((ticker.Length + percent) % 3m < 2m)
        {
            attributes = [.. attributes, ("value", percent * 100m % 7m)];
        }
        Account.Follow(ticker, price, percent, sector, group, _random.Next(10_000, 40_000_000), attributes: attributes);
        _names.Add((ticker, price, percent));
    }

    private void AddLots(string ticker, decimal price, decimal value)
    {
        var lots = _random.Next(1, 5);
        for (var i = 0; i < lots; i++)
        {
            var shares = decimal.Round(value / lots * Between(0.5, 1.5) / price, fractional ? _random.Next(3, 7) : 0);
            if (!fractional && _random.Next(12) == 0)
            {
                shares += 0.4321m;
            }
            if (shares <= 0m)
            {
                continue;
            }
            var age = _random.Next(12) == 0 ? _random.Next(0, 35) : _random.Next(20, 1_800);
            var acquired = TestAccount.Day.Date.AddDays(-age).ToString("yyyy-MM-dd");
            var basis = _random.Next(50) == 0 ? (decimal?)null : decimal.Round(price * Between(0.5, 1.4), 4);
            Account.Hold(ticker, shares, basis, _random.Next(40) == 0 ? null : acquired);
        }
    }

    private void AddHousehold(decimal value)
    {
        for (var i = _random.Next(0, 4); i > 0; i--)
        {
            Account.SoldAtLoss(GroupOf(Any().Ticker), _random.Next(0, 40));
            Account.Bought(GroupOf(Any().Ticker), _random.Next(0, 40));
        }
        if (_random.Next(3) == 0)
        {
            Account.Flow(decimal.Round(value * Between(-0.03, 0.08), 2), "2026-11-25");
        }
        if (_random.Next(4) == 0)
        {
            var ticker = Any().Ticker;
            Account.Position(ticker, _random.Next(1, 50)).Quarantine(ticker);
        }
    }

    private void AddWishes()
    {
        Sometimes(4, () => Account.Wish("security.rule", $"ticker={Any().Ticker}; rule=never-buy"));
        Sometimes(4, () => Account.Wish("security.rule", $"ticker={Any().Ticker}; rule=never-sell"));
        Sometimes(4, () => Account.Wish("security.rule", $"ticker={Any().Ticker}; rule=never-hold"));
        Sometimes(5, () => Account.Wish("screen.exclude", "screen=tobacco"));
        Sometimes(12, () => Account.Wish("sector.exclude", "sector=Energy"));
        Sometimes(5, () => Account.Wish("size.turnover", $"run={_random.Next(8, 40)}"));
        Sometimes(5, () => Account.Wish("size.maximum-trades", $"count={_random.Next(10, 60)}"));
        Sometimes(4, () => Account.Wish("cash.minimum", $"amount=500; share={_random.Next(0, 4)}"));
        Sometimes(3, () => Account.Wish("target.dial", $"stop={_random.Next(1, 6)}"));
        if (seed % 3 == 0)
        {
            Account.Wish("tilt.style", "by=value; strength=2");
        }
        if (seed % 5 == 1)
        {
            Account.Wish("size.unit", "lot=10");
        }
        Sometimes(5, () => Account.Wish("tax.gain-budget", $"short={_random.Next(0, 2_000)}; long={_random.Next(0, 20_000)}"));
    }

    private static string GroupOf(string ticker) => ticker is "N003" or "N004" ? "TWINS" : ticker;

    private void Sometimes(int oneIn, Action act)
    {
        if (_random.Next(oneIn) == 0)
        {
            act();
        }
    }

    private (string Ticker, decimal Price, decimal Percent) Any() => _names[_random.Next(_names.Count)];

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private decimal Between(double low, double high) => (decimal)(low + ((high - low) * _random.NextDouble()));

    private double Normal() => Math.Sqrt(-2d * Math.Log(1d - _random.NextDouble())) * Math.Cos(2d * Math.PI * _random.NextDouble());
}
