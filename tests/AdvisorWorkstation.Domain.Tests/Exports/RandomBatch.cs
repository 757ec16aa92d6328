using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>Approved batches that nothing stands against, of every kind of custodian.</summary>
internal sealed class RandomBatch(Random random)
{
    private long _lots;

    public OrderRequest Next()
    {
        var custodian = Custodian();
        var securities = Enumerable.Range(1, random.Next(2, 20)).Select(Security).ToList();
        var proposals = Enumerable.Range(1, random.Next(1, 13)).Select(n => Proposal(n, custodian, securities)).Where(p => p.Trades.Count > 0).ToArray();
        return proposals.Length == 0 ? Next() : new OrderRequest(custodian, proposals, securities.ToDictionary(s => s.Id));
    }

    public OrderRequest Shuffle(OrderRequest request)
    {
        var proposals = request.Proposals.ToArray();
        random.Shuffle(proposals);
        return request with { Proposals = proposals };
    }

    private Custodian Custodian()
    {
        var fractions = random.Next(2) == 0;
        return new Custodian("Any", fractions, fractions ? random.Next(1, 7) : 0, (LotInstructionStyle)random.Next(3), "ANY");
    }

    private Security Security(int id) => ExportSamples.Security(
        id, (random.Next(5) == 0 ? "X.Y" : "S") + id, random.Next(2) == 0 ? id.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture) : null);

    private ApprovedProposal Proposal(int number, Custodian custodian, List<Security> securities)
    {
        var held = new List<Lot>();
        var trades = new List<Trade>();
        foreach (var security in securities)
        {
            switch (random.Next(4))
            {
                case 0:
                    held.AddRange(Lots(custodian, security));
                    break;
                case 1:
                    var lots = Lots(custodian, security);
                    held.AddRange(lots);
                    if (Takes(custodian, lots) is { Length: > 0 } takes)
                    {
                        trades.Add(ExportSamples.Sell(trades.Count + 1, security, takes));
                    }
                    break;
                case 2:
                    trades.Add(ExportSamples.Buy(trades.Count + 1, security, OnGrid(custodian, 1m + (random.Next(1_000_000) / 1_000m))));
                    break;
                default:
                    break;
            }
        }
        var proposal = ExportSamples.Proposal(number, $"A-{number:000}", held, [.. trades]);
        return proposal with { Id = new ProposalId(NewId()), Revision = random.Next(1, 5) };
    }

    private List<Lot> Lots(Custodian custodian, Security security)
    {
        var count = random.Next(1, 6);
        var unknown = count == 1 && random.Next(4) == 0;
        return Enumerable.Range(0, count).Select(_ => ExportSamples.Lot(
            ++_lots,
            security,
            custodian.FractionalShares ? random.Next(1, 50_000_000) / 1_000_000m : random.Next(1, 50),
            unknown ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(2_000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            unknown ? null : random.Next(1, 50_000) / 100m,
            !unknown && random.Next(2) == 0 ? $"LOT {_lots}" : null)).ToList();
    }

    /// <summary>Takes out of the lots, in any order, whose sum is on the custodian's grid; none where the lots are too small.</summary>
    private LotSale[] Takes(Custodian custodian, List<Lot> lots)
    {
        var left = OnGrid(custodian, lots.Sum(l => l.Quantity.Count) * random.Next(1, 101) / 100m);
        var takes = new List<LotSale>();
        foreach (var lot in lots.OrderBy(_ => random.Next()).ToList())
        {
            var taken = Math.Min(left, custodian.LotInstructions == LotInstructionStyle.None ? lot.Quantity.Count : OnGrid(custodian, lot.Quantity.Count));
            if (taken > 0m)
            {
                takes.Add(ExportSamples.Take(lot, taken));
            }
            left -= taken;
        }
        return [.. takes];
    }

    private static decimal OnGrid(Custodian custodian, decimal quantity)
    {
        var step = new decimal(1, 0, 0, false, (byte)custodian.ShareDecimals);
        return Math.Floor(quantity / step) * step;
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
