using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>What holds of every batch, whatever was approved (security.md 6.10).</summary>
public sealed class ExportPropertyTests(ITestOutputHelper output)
{
    private const int Proposals = 10_000;

    [Fact]
    public void Ten_thousand_random_proposals_leave_as_they_were_approved()
    {
        var batches = new RandomBatch(Seed.Print(output));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var done = 0; done < Proposals;)
        {
            var request = batches.Next();
            var plan = ExportSamples.Plan(request);
            var csv = OrderFormats.Csv.Write(plan, ExportSamples.Stamp);
            var fix = OrderFormats.Fix.Write(plan, ExportSamples.Stamp);
            var orders = StrictFixReader.Read(fix);
            var rows = System.Text.Encoding.ASCII.GetString(csv).Split("\r\n")[1..^1].Select(line => line.Split(',')).ToList();

            Assert.Equal(plan.Blocks.Count, orders.Count);
            Assert.Equal(ApprovedQuantities(request), orders.ToDictionary(o => (o.Symbol, o.IsSale), o => o.Quantity));
            Assert.Equal(ApprovedLots(request), rows.Where(r => r[11].Length > 0).Select(r => (r[9], long.Parse(r[11]), decimal.Parse(r[15]))).Order());
            Assert.Equal(ToldLots(request), LotsInFix(orders));
            Assert.All(orders, o => Assert.True(ids.Add(o.ClientOrderId), $"{o.ClientOrderId} is there twice"));
            NothingIsOversold(request, rows);
            Assert.All(OrderFormats.All, f => Assert.Empty(RoundTrip.Check(f, request, ExportSamples.Stamp, f == OrderFormats.Csv ? csv : fix)));

            var again = ExportSamples.Plan(batches.Shuffle(request));
            Assert.Equal(csv, OrderFormats.Csv.Write(again, ExportSamples.Stamp));
            Assert.Equal(fix, OrderFormats.Fix.Write(again, ExportSamples.Stamp));
            done += request.Proposals.Count;
        }
        output.WriteLine($"{ids.Count} orders");
    }

    private static Dictionary<(string Symbol, bool IsSale), decimal> ApprovedQuantities(OrderRequest request) => request.Proposals
        .SelectMany(p => p.Trades)
        .GroupBy(t => (t.Ticker.Symbol, t.Side == TradeSide.Sell))
        .ToDictionary(g => g.Key, g => g.Sum(t => t.Quantity.Count));

    private static IEnumerable<(string Account, long Lot, decimal Quantity)> ApprovedLots(OrderRequest request) => request.Proposals
        .SelectMany(p => p.Trades.SelectMany(t => t.Lots), (p, l) => (p.AccountNumber, l.Lot.Value, l.Quantity.Count))
        .Order();

    /// <summary>What the custodian is told of lots: account, symbol, day or name, and shares, summed where the format can't tell lots apart.</summary>
    private static IEnumerable<(string, string, string, decimal)> ToldLots(OrderRequest request) => request.Proposals
        .SelectMany(p => p.Trades, (proposal, trade) => (Proposal: proposal, Trade: trade))
        .Where(t => request.Custodian.LotInstructions != LotInstructionStyle.None && t.Trade.Lots.All(l => l.Acquired is not null))
        .SelectMany(t => t.Trade.Lots, (t, l) => (t.Proposal.AccountNumber, t.Trade.Ticker.Symbol, Name(request.Custodian, l), l.Quantity.Count))
        .GroupBy(l => (l.AccountNumber, l.Symbol, l.Item3))
        .Select(g => (g.Key.AccountNumber, g.Key.Symbol, g.Key.Item3, g.Sum(l => l.Count)))
        .Order();

    private static string Name(Custodian custodian, LotSale lot) =>
        custodian.LotInstructions == LotInstructionStyle.LotFields ? $"{lot.CustodianLotId}/{lot.Acquired:yyyyMMdd}" : $"{lot.Acquired:yyyyMMdd}";

    private static IEnumerable<(string, string, string, decimal)> LotsInFix(IReadOnlyList<StrictOrder> orders) => orders
        .SelectMany(o => o.Allocations
            .Where(a => a.Lot is not null || a.Date is not null)
            .Select(a => (a.Account, o.Symbol, Name: $"{a.Lot}/{a.Date:yyyyMMdd}", a.Quantity))
            .Concat(o.TextLots.Select(l => (Account: l.Account ?? o.Allocations[0].Account, o.Symbol, Name: $"{l.Date:yyyyMMdd}", l.Quantity))))
        .GroupBy(l => (l.Account, l.Symbol, l.Name))
        .Select(g => (g.Key.Account, g.Key.Symbol, g.Key.Name, g.Sum(l => l.Quantity)))
        .Order();

    private static void NothingIsOversold(OrderRequest request, List<string[]> rows)
    {
        var held = request.Proposals.SelectMany(p => p.Held).ToDictionary(l => l.Id.Value, l => l.Quantity.Count);
        Assert.All(
            rows.Where(r => r[3] == "SELL").GroupBy(r => long.Parse(r[11])),
            lot => Assert.True(lot.Sum(r => decimal.Parse(r[15])) <= held[lot.Key], $"lot {lot.Key} is oversold"));
    }
}
