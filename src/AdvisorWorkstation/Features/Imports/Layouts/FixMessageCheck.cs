using System.Globalization;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Exports.Fix;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>One FIX message while it is checked. Its line is its number, its columns are its fields.</summary>
internal sealed class FixMessageCheck(IReadOnlyList<FixField> fields, int line, FileReading reading)
{
    private const int QuantityDecimals = 6;
    private const string LimitOrder = "2";

    private static readonly int[] Header = [35, 49, 56, 34, 52];

    private static readonly Dictionary<string, (int[] Needed, int[] Possible)> Types = new()
    {
        ["D"] = ([11, 55, 54, 60, 38, 40], [1, 70, 21, 22, 44, 48, 58, 59, 126, 432, 528]),
        ["E"] = ([66, 394, 68, 73], [433, 893]),
        ["J"] = ([70, 71, 626, 857, 73, 11, 54, 55, 53, 6, 75], [22, 48, 60, 72, 796, 58]),
    };

    private static readonly (int[] Needed, int[] Possible) Listed = ([11, 67, 55, 54, 60, 38, 40], [1, 70, 21, 22, 44, 48, 58, 59, 126, 432, 528]);

    private static readonly int[] OfAllocation = [80, 1752, 1753, 1754, 1755];

    private bool _isFaulty;

    public void Take(FixOrderBook book)
    {
        if (!fields.Take(Header.Length).Select(f => f.Tag).SequenceEqual(Header))
        {
            Fault(35, "The message does not start with the fields 35, 49, 56, 34, 52.");
            return;
        }
        var type = fields[0].Value;
        if (!Types.TryGetValue(type, out var rules))
        {
            Fault(35, $"A message of type '{OrderText.Shown(type)}' is no order, list of orders or allocation.");
            return;
        }
        if (int.TryParse(fields[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            book.CheckSequence(line, number);
        }
        else
        {
            Fault(34, $"'{OrderText.Shown(fields[3].Value)}' is no number of a message.");
        }
        var body = fields.Skip(Header.Length).ToList();
        switch (type)
        {
            case "D":
                TakeOrder(Part.Of(body), rules, book);
                break;
            case "E":
                TakeList(body, rules, book);
                break;
            default:
                TakeInstruction(Part.Of(body), rules, book);
                break;
        }
    }

    private void TakeList(List<FixField> body, (int[] Needed, int[] Possible) rules, FixOrderBook book)
    {
        var head = Part.Of([.. body.TakeWhile(f => f.Tag != 11)]);
        Check(head, rules);
        var orders = new List<List<FixField>>();
        foreach (var field in body.SkipWhile(f => f.Tag != 11))
        {
            if (field.Tag == 11)
            {
                orders.Add([]);
            }
            orders[^1].Add(field);
        }
        Demand(head.Count(73) == orders.Count && head.Count(68) == orders.Count, 73, $"The list has {orders.Count} orders, and says another number.");
        for (var i = 0; i < orders.Count; i++)
        {
            var order = Part.Of(orders[i]);
            Demand(order.Count(67) == i + 1, 67, $"Order {i + 1} of the list says another place.");
            TakeOrder(order, Listed, book);
        }
    }

    private void TakeOrder(Part order, (int[] Needed, int[] Possible) rules, FixOrderBook book)
    {
        Check(order, rules);
        var quantity = Quantity(order, 38);
        Demand(order.Value(54) is "1" or "2" or "5", 54, $"Side '{OrderText.Shown(order.Value(54))}' is none of 1, 2 and 5.");
        Demand(OrderText.IsSymbol(order.Value(55)), 55, $"'{OrderText.Shown(order.Value(55))}' is no symbol.");
        Demand(order.Value(40) is "1" or LimitOrder, 40, $"Order type '{OrderText.Shown(order.Value(40))}' is none of 1 and 2.");
        Demand(
            order.Has(44) == (order.Value(40) == LimitOrder) && (!order.Has(44) || OrderRows.Positive(order.Value(44), QuantityDecimals) is not null),
            44,
            "A limit order has a price above zero, and no other order has one.");
        Demand(IsMoment(order.Value(60)), 60, $"'{OrderText.Shown(order.Value(60))}' is no time of the form YYYYMMDD-hh:mm:ss.");
        Demand(order.Has(1) != order.Has(70), 1, "An order is for one account (1), or for a group of them (70 and 78).");
        var parts = order.Has(1) ? [(order.Value(1), quantity)] : Parts(order, quantity);
        Demand(parts.TrueForAll(p => OrderText.IsAccount(p.Account)), 79, "An account of the order is no account number.");
        if (!_isFaulty)
        {
            book.Add(new FixOrder(order.Value(11), line, order.Value(55), order.Value(54) != "1", quantity, parts));
        }
    }

    private void TakeInstruction(Part message, (int[] Needed, int[] Possible) rules, FixOrderBook book)
    {
        Check(message, rules);
        var quantity = Quantity(message, 53);
        Demand(message.Count(73) == 1, 73, "An allocation is for one order.");
        Demand(DateGrammar.TryRead(message.Value(75), DateGrammar.Compact) is not null, 75, $"'{OrderText.Shown(message.Value(75))}' is no day.");
        var parts = Parts(message, quantity);
        if (!_isFaulty)
        {
            book.AddInstruction(new FixOrder(message.Value(11), line, message.Value(55), message.Value(54) != "1", quantity, parts));
        }
    }

    private List<(string Account, decimal Quantity)> Parts(Part part, decimal quantity)
    {
        var parts = part.Allocations.Select(a => (a.Account, Quantity: a.Quantity is null ? null : OrderRows.Positive(a.Quantity, QuantityDecimals))).ToList();
        Demand(parts.Count > 0 && part.Count(78) == parts.Count, 78, $"There are {parts.Count} allocations, and the message says another number.");
        Demand(parts.TrueForAll(p => p.Quantity is not null), 80, "An allocation has no quantity above zero.");
        Demand(parts.Sum(p => p.Quantity ?? 0m) == quantity, 80, $"The allocations do not come to the quantity of {quantity}.");
        return [.. parts.Select(p => (p.Account, p.Quantity ?? 0m))];
    }

    private decimal Quantity(Part part, int tag)
    {
        var quantity = OrderRows.Positive(part.Value(tag), QuantityDecimals);
        Demand(quantity is not null, tag, $"'{OrderText.Shown(part.Value(tag))}' is no quantity above zero.");
        return quantity ?? 0m;
    }

    private void Check(Part part, (int[] Needed, int[] Possible) rules)
    {
        foreach (var tag in part.Twice)
        {
            Fault(tag, $"Field {tag} is there twice.");
        }
        foreach (var tag in rules.Needed.Where(t => !part.Has(t)))
        {
            Fault(tag, $"Field {tag} is missing.");
        }
        foreach (var tag in part.Tags.Where(t => t != 78 && !rules.Needed.Contains(t) && !rules.Possible.Contains(t)))
        {
            Fault(tag, $"Field {tag} does not belong into this message.");
        }
    }

    private void Demand(bool isRight, int tag, string sentence)
    {
        if (!isRight)
        {
            Fault(tag, sentence);
        }
    }

    private void Fault(int tag, string sentence)
    {
        _isFaulty = true;
        reading.Error(line, tag.ToString(CultureInfo.InvariantCulture), sentence);
    }

    private static bool IsMoment(string text) => DateTime.TryParseExact(
        text, ["yyyyMMdd-HH:mm:ss", "yyyyMMdd-HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The fields of an order, of a list's head or of an instruction, and its allocations by themselves.</summary>
    private sealed record Part(
        IReadOnlyDictionary<int, string> Fields, IReadOnlyList<int> Twice, IReadOnlyList<(string Account, string? Quantity)> Allocations)
    {
        public IEnumerable<int> Tags => Fields.Keys;

        public static Part Of(IReadOnlyList<FixField> fields)
        {
            var values = new Dictionary<int, string>();
            var twice = new List<int>();
            var allocations = new List<(string Account, string? Quantity)>();
            foreach (var (tag, value) in fields)
            {
                if (tag == 79)
                {
                    allocations.Add((value, null));
                }
                else if (tag == 80 && allocations is [.., (var account, null)])
                {
                    allocations[^1] = (account, value);
                }
                else if (tag != 80 && allocations.Count > 0 && OfAllocation.Contains(tag))
                {
                    continue;
                }
                else if (!values.TryAdd(tag, value))
                {
                    twice.Add(tag);
                }
            }
            return new Part(values, twice, allocations);
        }

        public bool Has(int tag) => Fields.ContainsKey(tag);

        public string Value(int tag) => Fields.GetValueOrDefault(tag, "");

        public int Count(int tag) => int.TryParse(Value(tag), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
    }
}
