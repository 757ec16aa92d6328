using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>An entry of the allocation group.</summary>
internal sealed record StrictAllocation(string Account, decimal Quantity, string? Lot, DateOnly? Date, decimal? Price);

/// <summary>A lot that the text names; the account is null where the order has only one.</summary>
internal sealed record StrictTextLot(string? Account, DateOnly Date, decimal Quantity);

/// <summary>A NewOrderSingle.</summary>
internal sealed record StrictOrder(
    string ClientOrderId,
    string Symbol,
    string? Cusip,
    bool IsSale,
    decimal Quantity,
    IReadOnlyList<StrictAllocation> Allocations,
    IReadOnlyList<StrictTextLot> TextLots);

/// <summary>
/// A second reader of order files that shares nothing with the program's own: it goes through the bytes one by one, knows the tags by number, and
/// throws at the first thing that a strict counterparty would refuse.
/// </summary>
internal static partial class StrictFixReader
{
    private static readonly int[] Required = [11, 21, 55, 54, 60, 38, 40, 59, 528];

    public static IReadOnlyList<StrictOrder> Read(byte[] file)
    {
        var orders = new List<StrictOrder>();
        var at = 0;
        while (at < file.Length)
        {
            var start = at;
            var fields = new List<(int Tag, string Value)>();
            do
            {
                fields.Add(Field(file, ref at));
            }
            while (fields[^1].Tag != 10);
            Demand(at < file.Length && file[at] == '\n', "a line feed ends a message");
            at++;
            Envelope(file, start, fields);
            Demand(fields[5] == (34, (orders.Count + 1).ToString(CultureInfo.InvariantCulture)), "34 counts from 1");
            orders.Add(Order(fields));
        }
        Demand(orders.Select(o => o.ClientOrderId).Distinct(StringComparer.Ordinal).Count() == orders.Count, "11 is unique");
        return orders;
    }

    private static (int Tag, string Value) Field(byte[] file, ref int at)
    {
        var from = at;
        while (at < file.Length && file[at] != 1)
        {
            Demand(file[at] is >= 0x20 and <= 0x7E, $"byte {at} is printable");
            at++;
        }
        Demand(at < file.Length, "a field ends");
        var text = Encoding.ASCII.GetString(file, from, at - from);
        at++;
        var parts = text.Split('=', 2);
        Demand(parts.Length == 2 && parts[1].Length > 0 && Digits().IsMatch(parts[0]), $"'{text}' is a field");
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    private static void Envelope(byte[] file, int start, List<(int Tag, string Value)> fields)
    {
        Demand(fields.Take(7).Select(f => f.Tag).SequenceEqual([8, 9, 35, 49, 56, 34, 52]), "the header is in order");
        Demand(fields[0].Value == "FIX.4.4" && fields[2].Value == "D", "it is a NewOrderSingle of FIX 4.4");
        var lengths = fields.Select(f => f.Tag.ToString(CultureInfo.InvariantCulture).Length + f.Value.Length + 2).ToList();
        var body = lengths.Skip(2).SkipLast(1).Sum();
        Demand(fields[1].Value == body.ToString(CultureInfo.InvariantCulture), "9 counts the body");
        var sum = 0;
        for (var i = start; i < start + lengths[0] + lengths[1] + body; i++)
        {
            sum = (sum + file[i]) & 0xFF;
        }
        Demand(fields[^1].Value == sum.ToString("D3", CultureInfo.InvariantCulture), "10 is the check sum");
        Demand(Time().IsMatch(fields[6].Value), "52 is a time");
    }

    private static StrictOrder Order(List<(int Tag, string Value)> fields)
    {
        var body = fields.Skip(7).SkipLast(1).ToList();
        var group = body.SkipWhile(f => f.Tag != 78).Skip(1).TakeWhile(f => f.Tag is 79 or 80 or 1752 or 1753 or 1754).ToList();
        var single = body.Except(group).ToDictionary(f => f.Tag, f => f.Value);
        Demand(single.Count == body.Count - group.Count, "no field is there twice");
        Demand(Required.All(single.ContainsKey), "every required field is there");
        Demand(single[21] == "1" && single[40] == "1" && single[59] == "0" && single[528] == "A" && Time().IsMatch(single[60]), "the codes are ours");
        Demand(single[54] is "1" or "2", "54 is a side");
        Demand(single.ContainsKey(48) == single.ContainsKey(22) && single.GetValueOrDefault(22, "1") == "1", "48 and 22 go together");
        Demand(single[11].Length <= 20, "11 is short enough");
        var quantity = Quantity(single[38]);
        Demand(single.ContainsKey(1) != single.ContainsKey(78) && single.ContainsKey(70) == single.ContainsKey(78), "1, or 70 and 78");
        var allocations = single.TryGetValue(1, out var account) ? [new StrictAllocation(account, quantity, null, null, null)] : Group(group);
        Demand(single.GetValueOrDefault(78, "1") == allocations.Count.ToString(CultureInfo.InvariantCulture), "78 counts the group");
        Demand(allocations.Sum(a => a.Quantity) == quantity, "the allocations come to the quantity");
        return new StrictOrder(
            single[11], single[55], single.GetValueOrDefault(48), single[54] == "2", quantity, allocations, TextLots(single.GetValueOrDefault(58)));
    }

    private static List<StrictAllocation> Group(List<(int Tag, string Value)> group)
    {
        var allocations = new List<StrictAllocation>();
        for (var i = 0; i < group.Count;)
        {
            Demand(group[i].Tag == 79 && i + 1 < group.Count && group[i + 1].Tag == 80, "79 then 80");
            var (account, quantity) = (group[i].Value, Quantity(group[i + 1].Value));
            i += 2;
            var lot = i < group.Count && group[i].Tag == 1752 ? group[i++].Value : null;
            DateOnly? date = i < group.Count && group[i].Tag == 1753
                ? DateOnly.ParseExact(group[i++].Value, "yyyyMMdd", CultureInfo.InvariantCulture)
                : null;
            decimal? price = i < group.Count && group[i].Tag == 1754 ? decimal.Parse(group[i++].Value, CultureInfo.InvariantCulture) : null;
            Demand(date is null == price is null, "1753 and 1754 go together");
            allocations.Add(new StrictAllocation(account, quantity, lot, date, price));
        }
        return allocations;
    }

    private static List<StrictTextLot> TextLots(string? text)
    {
        if (text is null)
        {
            return [];
        }
        Demand(text.StartsWith("VSP ", StringComparison.Ordinal), "58 is a lot instruction");
        return text[4..].Split("; ").Select(e => TextLot().Match(e)).Select(m =>
        {
            Demand(m.Success, "58 is well formed");
            return new StrictTextLot(
                m.Groups["account"].Success ? m.Groups["account"].Value : null,
                DateOnly.ParseExact(m.Groups["day"].Value, "MM/dd/yyyy", CultureInfo.InvariantCulture),
                Quantity(m.Groups["quantity"].Value));
        }).ToList();
    }

    private static decimal Quantity(string text)
    {
        Demand(PlainNumber().IsMatch(text), $"'{text}' is a quantity");
        var quantity = decimal.Parse(text, CultureInfo.InvariantCulture);
        Demand(quantity > 0m, "a quantity is above zero");
        return quantity;
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException("a strict reader demands: " + what);
        }
    }

    [GeneratedRegex("^[1-9][0-9]{0,4}$", RegexOptions.None, 1_000)]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{8}-[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}$", RegexOptions.None, 1_000)]
    private static partial Regex Time();

    [GeneratedRegex("^(0|[1-9][0-9]*)(\\.[0-9]{0,5}[1-9])?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PlainNumber();

    [GeneratedRegex("^((?<account>[A-Z0-9-]{1,20}) )?(?<day>[0-9]{2}/[0-9]{2}/[0-9]{4}) (?<quantity>[0-9.]+) SH$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TextLot();
}
