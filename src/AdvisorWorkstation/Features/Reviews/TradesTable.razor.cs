using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>The trades by reason, with sums; the selected one opens below.</summary>
public sealed partial class TradesTable
{
    private List<TradeTableLine> _lines = [];

    [Parameter, EditorRequired]
    public ProposalView View { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<Trade> OnEdit { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<SecurityId> OnRelease { get; set; }

    /// <summary>The trade that is selected.</summary>
    public Trade? Selected { get; private set; }

    private IReadOnlyList<Trade> Trades => View.Content.Rebalance.Trades;

    private string Totals
    {
        get
        {
            var sells = Trades.Count(t => t.Side == TradeSide.Sell);
            return $"{sells} sells, {Trades.Count - sells} buys";
        }
    }

    protected override void OnParametersSet()
    {
        _lines = [.. Trades.GroupBy(t => t.Reason.Kind).OrderBy(g => g.Key).SelectMany(g => g.Select(t => new TradeTableLine(t)).Prepend(new TradeTableLine(g.Key, [.. g])))];
        Selected = Trades.FirstOrDefault(t => t.Security == Selected?.Security) ?? (Trades.Count > 0 ? Trades[0] : null);
    }

    /// <summary>Selects the trade before or after.</summary>
    public async Task MoveAsync(int step)
    {
        if (Trades.Count > 0)
        {
            var shown = _lines.Select(l => l.Trade).OfType<Trade>().ToList();
            Selected = shown[Math.Clamp((Selected is null ? 0 : shown.IndexOf(Selected)) + step, 0, shown.Count - 1)];
            StateHasChanged();
            await Script.RevealAsync($"trade-{Selected.Line}");
        }
    }

    private Shares UnknownOf(Trade trade) => View.Snapshot.Account.Kind.IsTaxable() ? trade.SharesOfUnknownBasis() : Shares.Zero;

    private void Select(Trade trade) => Selected = trade;

    private bool Pinned(Trade trade) => View.Content.Rebalance.Pins.Any(p => p.Security == trade.Security);

    private Money Sum(Func<Trade, Money> of) => Trades.Aggregate(Money.Zero, (sum, t) => sum + of(t));
}

/// <summary>A trade, or the sums of a group of them.</summary>
internal sealed record TradeTableLine(Trade? Trade, TradeReasonKind Kind, string Count, Money Value, int Lots, Money ShortTerm, Money LongTerm, Money Tax)
{
    public TradeTableLine(Trade trade)
        : this(trade, trade.Reason.Kind, "", trade.Value, trade.Lots.Count, trade.ShortTermGain, trade.LongTermGain, trade.Tax)
    {
    }

    public TradeTableLine(TradeReasonKind kind, IReadOnlyList<Trade> trades)
        : this(
            null,
            kind,
            CountWords(trades),
            Sum(trades, t => t.Value),
            trades.Sum(t => t.Lots.Count),
            Sum(trades, t => t.ShortTermGain),
            Sum(trades, t => t.LongTermGain),
            Sum(trades, t => t.Tax))
    {
    }

    private static string CountWords(IReadOnlyList<Trade> trades)
    {
        var sells = trades.Count(t => t.Side == TradeSide.Sell);
        var buys = trades.Count - sells;
        return string.Join(", ", new[] { Words(sells, "sell"), Words(buys, "buy") }.Where(w => w.Length > 0));
    }

    private static string Words(int count, string what) => count switch { 0 => "", 1 => $"1 {what}", _ => $"{count} {what}s" };

    private static Money Sum(IReadOnlyList<Trade> trades, Func<Trade, Money> of) => trades.Aggregate(Money.Zero, (sum, t) => sum + of(t));
}
