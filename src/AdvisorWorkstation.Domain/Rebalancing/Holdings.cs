using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// An account's managed part in the order of its securities: what the custodian holds in stocks and funds, in shares and in dollars.
/// Other kinds of positions, such as options, short positions, and what a wish leaves out are shown elsewhere and are no part of it; the target of what is left out goes to the others.
/// </summary>
public sealed class Holdings
{
    private Weight[]? _parts;

    private Holdings(IReadOnlyList<SecurityView> securities, Shares[] quantities, Money[] values, Money cash, Money aboutToLeave)
    {
        (Securities, Quantities, Values, Cash, AboutToLeave) = (securities, quantities, values, cash, aboutToLeave);
        Invested = values.Aggregate(Money.Zero, (sum, v) => sum + v);
    }

    /// <summary>The managed securities that are held or in the target.</summary>
    public IReadOnlyList<SecurityView> Securities { get; }

    /// <summary>Shares held of each.</summary>
    public IReadOnlyList<Shares> Quantities { get; }

    /// <summary>Value of each.</summary>
    public IReadOnlyList<Money> Values { get; }

    public Money Cash { get; }

    /// <summary>Withdrawals that cash is kept for, at most zero.</summary>
    public Money AboutToLeave { get; }

    /// <summary>All positions together.</summary>
    public Money Invested { get; }

    /// <summary>What the account is worth: positions and cash.</summary>
    public Money Value => Invested + Cash;

    /// <summary>What stays and is managed: the value less what is about to leave; weights are parts of it.</summary>
    public Money NetAssetValue => Value + AboutToLeave;

    /// <summary>The managed holdings of a snapshot, or why they can't be valued.</summary>
    public static Outcome<Holdings> Of(AccountSnapshot snapshot)
    {
        var held = snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity);
        var securities = new List<SecurityView>();
        var quantities = new List<Shares>();
        var values = new List<Money>();
        var ignored = Ignored(snapshot);
        var followed = 1m - snapshot.Securities.Where(v => ignored.Contains(v.Security.Ticker)).Sum(v => v.Target.Fraction);
        foreach (var known in Managed(snapshot))
        {
            var view = followed is 1m or <= 0m ? known : known with { Target = known.Target * (1m / followed) };
            var quantity = held.GetValueOrDefault(view.Security.Id);
            if (quantity > Shares.Zero && view.Price is null)
            {
                return new Refusal("no-price", $"There is no price for {view.Security.Ticker}, so the account can't be valued. Import prices.");
            }
            securities.Add(view);
            quantities.Add(quantity);
            values.Add(view.Price is { } price ? quantity * price : Money.Zero);
        }
        var holdings = new Holdings(securities, [.. quantities], [.. values], snapshot.Cash, snapshot.AboutToLeave());
        return holdings.NetAssetValue > Money.Zero
            ? holdings
            : new Refusal("no-value", "Positions and cash, less what is about to leave, add up to nothing or less, so there is nothing to invest.");
    }

    /// <summary>What of a snapshot's securities is managed: stocks and funds that are not held short and that no wish leaves out.</summary>
    public static IReadOnlyList<SecurityView> Managed(AccountSnapshot snapshot)
    {
        var ignored = Ignored(snapshot);
        var isShort = snapshot.Positions.Where(p => p.Quantity < Shares.Zero).Select(p => p.Security).ToHashSet();
        return [.. snapshot.Securities.Where(v => v.Security.Kind != SecurityKind.Other && !ignored.Contains(v.Security.Ticker) && !isShort.Contains(v.Security.Id))];
    }

    private static HashSet<Ticker> Ignored(AccountSnapshot snapshot) =>
        snapshot.Policy.RequireAll<SecurityRule>().Where(r => r.Rule == SecurityRule.Ignore).Select(r => r.Ticker).ToHashSet();

    /// <summary>The holdings after trades at the snapshot's prices.</summary>
    public Holdings After(IReadOnlyList<Trade> trades)
    {
        var quantities = Quantities.ToArray();
        var index = Securities.Select((v, i) => (v.Security.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var cash = Cash;
        foreach (var trade in trades)
        {
            var i = index[trade.Security];
            quantities[i] = trade.Side == TradeSide.Buy ? quantities[i] + trade.Quantity : quantities[i] - trade.Quantity;
            cash += trade.Side == TradeSide.Buy ? -trade.Value : trade.Value;
        }
        var values = quantities.Select((q, i) => Securities[i].Price is { } price ? q * price : Money.Zero).ToArray();
        return new Holdings(Securities, quantities, values, cash, AboutToLeave);
    }

    /// <summary>The same holdings with what the wishes make of the targets.</summary>
    public Holdings Following(ProblemDraft draft) => draft.Assets.All(a => a.Target == a.View.Target)
        ? this
        : new Holdings(
            [.. Securities.Zip(draft.Assets, (view, asset) => view with { Target = asset.Target })], [.. Quantities], [.. Values], Cash, AboutToLeave)
        {
            _parts = _parts,
        };

    /// <summary>Each security's part of what stays and is managed.</summary>
    public IReadOnlyList<Weight> Parts
    {
        get
        {
            var whole = NetAssetValue;
            return _parts ??= [.. Values.Select(v => v.ShareOf(whole))];
        }
    }

    /// <summary>Each security's weight, as the optimizer sees it.</summary>
    public double[] Weights() => [.. Parts.Select(p => (double)p.Fraction)];

    /// <summary>Each security's target weight, as the optimizer sees it.</summary>
    public double[] Targets() => [.. Securities.Select(v => (double)v.Target.Fraction)];

    /// <summary>Cash that stays as a part of the whole.</summary>
    public Weight CashWeight => (Cash + AboutToLeave).ShareOf(NetAssetValue);
}
