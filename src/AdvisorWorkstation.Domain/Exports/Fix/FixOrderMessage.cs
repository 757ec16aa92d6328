using System.Globalization;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>One NewOrderSingle while it is read. Every field must be one that we write, once, with the value that our orders have.</summary>
internal sealed class FixOrderMessage
{
    private static readonly int[] Header = [FixTag.MsgType, FixTag.SenderCompId, FixTag.TargetCompId, FixTag.MsgSeqNum, FixTag.SendingTime];

    private static readonly int[] Needed =
    [
        .. Header, FixTag.ClOrdId, FixTag.HandlInst, FixTag.Symbol, FixTag.Side, FixTag.TransactTime, FixTag.OrderQty, FixTag.OrdType,
        FixTag.TimeInForce, FixTag.OrderCapacity,
    ];

    private static readonly int[] Possible =
        [.. Needed, FixTag.Account, FixTag.AllocId, FixTag.NoAllocs, FixTag.SecurityId, FixTag.SecurityIdSource, FixTag.Text];

    private readonly Dictionary<int, string> _fields = [];
    private readonly List<string> _faults = [];
    private readonly List<FixAllocation> _allocations = [];

    public FixOrderMessage(IReadOnlyList<FixField> fields, int number)
    {
        if (!fields.Take(Header.Length).Select(f => f.Tag).SequenceEqual(Header))
        {
            _faults.Add("the header is not 35, 49, 56, 34, 52.");
        }
        foreach (var field in fields)
        {
            Take(field);
        }
        _faults.AddRange(Needed.Except(_fields.Keys).Select(tag => $"field {tag} is missing."));
        _faults.AddRange(_fields.Keys.Except(Possible).Select(tag => $"field {tag} does not belong here."));
        Demand(FixTag.MsgType, FixCode.NewOrderSingle);
        Demand(FixTag.MsgSeqNum, FixFraming.Number(number));
        Demand(FixTag.HandlInst, FixCode.Automated);
        Demand(FixTag.OrdType, FixCode.Market);
        Demand(FixTag.TimeInForce, FixCode.Day);
        Demand(FixTag.OrderCapacity, FixCode.Agency);
        Demand(FixTag.Side, FixCode.Sell, FixCode.Buy);
        Demand(FixTag.TransactTime, Field(FixTag.SendingTime));
        Demand(FixTag.SecurityIdSource, _fields.ContainsKey(FixTag.SecurityId) ? FixCode.CusipSource : "");
        CheckAccounts();
    }

    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyList<FiledTrade> Trades()
    {
        var text = TextLots();
        var strangers = text.Select(t => t.Key).Except(_allocations.Select(a => a.Account));
        _faults.AddRange(strangers.Select(a => $"the text names {a}, which the order does not."));
        return [.. _allocations.GroupBy(a => a.Account).Select(g => Trade(g.Key, [.. g], text[g.Key]))];
    }

    private void CheckAccounts()
    {
        if (!_fields.ContainsKey(FixTag.NoAllocs))
        {
            Demand(FixTag.AllocId, "");
            _faults.AddRange(_allocations.Select(a => $"account {a.Account} stands outside of a group."));
            _allocations.Add(new FixAllocation(Field(FixTag.Account)) { Quantity = Field(FixTag.OrderQty) });
            return;
        }
        Demand(FixTag.Account, "");
        Demand(FixTag.NoAllocs, FixFraming.Number(_allocations.Count));
        var order = Field(FixTag.ClOrdId);
        Demand(FixTag.AllocId, order.Length == ClientOrderIds.MaxLength ? ClientOrderIds.AllocationIdOf(order) : "the order's own");
        if (_allocations.Sum(a => Quantity(a.Quantity).Count) != Quantity(Field(FixTag.OrderQty)).Count)
        {
            _faults.Add("the allocations do not come to the order's quantity.");
        }
    }

    private FiledTrade Trade(string account, List<FixAllocation> parts, IEnumerable<FiledLot> textLots) => new(
        Field(FixTag.ClOrdId),
        FixOrders.Reference(Field(FixTag.SenderCompId), Field(FixTag.TargetCompId), Field(FixTag.SendingTime)),
        Field(FixTag.Side) == FixCode.Sell ? TradeSide.Sell : TradeSide.Buy,
        Field(FixTag.Symbol),
        _fields.GetValueOrDefault(FixTag.SecurityId, ""),
        account,
        parts.Aggregate(Shares.Zero, (sum, p) => sum + Quantity(p.Quantity)),
        [.. parts.Where(p => p.Lot.Count > 0).Select(p => new FiledLot(string.Join('/', p.Lot), Quantity(p.Quantity))), .. textLots]);

    private ILookup<string, FiledLot> TextLots()
    {
        var text = _fields.GetValueOrDefault(FixTag.Text, FixLots.TextPrefix);
        if (!text.StartsWith(FixLots.TextPrefix, StringComparison.Ordinal))
        {
            _faults.Add("the text is not a lot instruction.");
            text = FixLots.TextPrefix;
        }
        var entries = text[FixLots.TextPrefix.Length..].Split(FixLots.TextSeparator, StringSplitOptions.RemoveEmptyEntries);
        return entries.Select(e => e.Split(' ')).ToLookup(
            words => words.Length == 4 ? words[0] : _allocations.FirstOrDefault()?.Account ?? "",
            words => words is [.., var day, var quantity, "SH"]
                ? new FiledLot(day, Quantity(quantity))
                : new FiledLot(string.Join(' ', words), Shares.Zero));
    }

    private void Take(FixField field)
    {
        switch (field.Tag)
        {
            case FixTag.AllocAccount:
                _allocations.Add(new FixAllocation(field.Value));
                break;
            case FixTag.AllocQty when _allocations is [.., { Quantity: "" } last]:
                last.Quantity = field.Value;
                break;
            case FixTag.CustodialLotId or FixTag.VersusPurchaseDate or FixTag.VersusPurchasePrice when _allocations is [.., { Quantity: not "" } last]:
                last.Lot.Add($"{field.Tag}={field.Value}");
                break;
            default:
                if (!_fields.TryAdd(field.Tag, field.Value))
                {
                    _faults.Add($"field {field.Tag} is there twice.");
                }
                break;
        }
    }

    private string Field(int tag) => _fields.GetValueOrDefault(tag, "");

    private void Demand(int tag, params string[] values)
    {
        if (!values.Contains(Field(tag)))
        {
            _faults.Add($"field {tag} is '{Field(tag)}' where '{string.Join("' or '", values)}' is needed.");
        }
    }

    private Shares Quantity(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count > 0m
            && new Shares(count).ToString() == text)
        {
            return new Shares(count);
        }
        _faults.Add($"'{text}' is not a quantity.");
        return Shares.Zero;
    }

    private sealed class FixAllocation(string account)
    {
        public string Account => account;

        public string Quantity { get; set; } = "";

        public List<string> Lot { get; } = [];
    }
}
