using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>An order of a FIX file with its accounts' parts.</summary>
internal sealed record FixOrder(string Id, int Line, string Symbol, bool IsSale, decimal Quantity, IReadOnlyList<(string Account, decimal Quantity)> Parts);

/// <summary>The orders and allocation instructions of a FIX file, which have to fit each other.</summary>
internal sealed class FixOrderBook(FileReading reading)
{
    private readonly Dictionary<string, FixOrder> _orders = new(StringComparer.Ordinal);
    private readonly List<FixOrder> _instructions = [];
    private int? _sequence;

    public void CheckSequence(int line, int number)
    {
        if (_sequence is { } last && number != last + 1)
        {
            reading.Error(line, "34", $"Message {number} follows message {last}. Messages were lost or are there twice.");
        }
        _sequence = number;
    }

    public void Add(FixOrder order)
    {
        if (!_orders.TryAdd(order.Id, order))
        {
            reading.Error(order.Line, "11", $"Order {order.Id} stands in line {_orders[order.Id].Line} already. A custodian would take it twice.");
        }
    }

    /// <summary>An allocation instruction, under the id of the order that it divides.</summary>
    public void AddInstruction(FixOrder instruction) => _instructions.Add(instruction);

    public void Close()
    {
        foreach (var instruction in _instructions)
        {
            if (_orders.GetValueOrDefault(instruction.Id) is not { } order)
            {
                reading.Note(instruction.Line, "11", $"The allocation is for order {instruction.Id}, which is not in this file.");
            }
            else if (order.Symbol != instruction.Symbol || order.IsSale != instruction.IsSale || order.Quantity != instruction.Quantity)
            {
                reading.Error(instruction.Line, "53", $"The allocation for order {instruction.Id} is of another security, side or quantity than the order.");
            }
            else if (order.Parts.Count > 1 && !order.Parts.Order().SequenceEqual(instruction.Parts.Order()))
            {
                reading.Error(instruction.Line, "80", $"The allocation for order {instruction.Id} divides it in another way than the order does.");
            }
        }
        var orders = _orders.Values.OrderBy(o => o.Line).ToList();
        var lines = orders.SelectMany(o => o.Parts.Select(p => new OrderLine(p.Account, o.Symbol, o.IsSale, p.Quantity))).ToList();
        OrderRows.Close(
            $"FIX, {orders.Count} orders and {_instructions.Count} allocation messages", lines, [.. orders.Select(o => o.Id)], 1, reading);
    }
}
