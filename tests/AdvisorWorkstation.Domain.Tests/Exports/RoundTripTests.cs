using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Exports.Fix;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>What is read back is compared with what was approved: whatever an encoder did wrong would hold the batch back.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int Mutations = 1_000;

    private static readonly Dictionary<string, Custodian> Custodians =
        new[] { TakesLotFields, TakesLotText, WholeSharesOnly }.ToDictionary(c => c.Name);

    public static TheoryData<string, string> FormatsAndCustodians { get; } = new(
        OrderFormats.All.SelectMany(_ => Custodians.Keys, (format, custodian) => (format.Key, custodian)));

    [Theory]
    [MemberData(nameof(FormatsAndCustodians))]
    public void What_was_approved_comes_back(string format, string custodian)
    {
        var request = Batch(Custodians[custodian]);
        Assert.Empty(Check(Format(format), request, Plan(request)));
    }

    [Theory]
    [MemberData(nameof(FormatsAndCustodians))]
    public void Any_changed_missing_or_added_byte_is_found(string format, string custodian)
    {
        var random = Seed.Print(output);
        var request = Batch(Custodians[custodian]);
        var content = Format(format).Write(Plan(request), Stamp);
        for (var i = 0; i < Mutations; i++)
        {
            var mutated = Mutate(random, content);
            Assert.True(
                mutated.AsSpan().SequenceEqual(content) || RoundTrip.Check(Format(format), request, Stamp, mutated).Count > 0,
                $"not found: {System.Text.Encoding.Latin1.GetString(mutated)}");
        }
    }

    [Theory]
    [MemberData(nameof(FormatsAndCustodians))]
    public void A_plan_that_is_not_what_was_approved_is_found(string format, string custodian)
    {
        var request = Batch(Custodians[custodian]);
        var plan = Plan(request);
        Assert.All(Wrong(plan), wrong => Assert.NotEmpty(Check(Format(format), request, wrong)));
    }

    [Fact]
    public void Another_lot_than_the_approved_one_is_found_wherever_lots_are_told()
    {
        foreach (var (format, custodian) in new[] { (OrderFormats.Csv, WholeSharesOnly), (OrderFormats.Fix, TakesLotFields), (OrderFormats.Fix, TakesLotText) })
        {
            var request = Batch(custodian);
            var plan = Plan(request);
            var wrong = WithAllocation(plan, a => a with { Lots = [a.Lots[0] with { Acquired = new DateOnly(2020, 2, 29) }, .. a.Lots.Skip(1)] });
            Assert.NotEmpty(Check(format, request, wrong));
        }
    }

    [Fact]
    public void A_file_of_another_day_or_for_another_party_is_found()
    {
        var request = Batch(TakesLotFields);
        var plan = Plan(request);
        Assert.NotEmpty(RoundTrip.Check(OrderFormats.Csv, request, Stamp, OrderFormats.Csv.Write(plan, Stamp with { At = Stamp.At.AddDays(1) })));
        Assert.NotEmpty(RoundTrip.Check(OrderFormats.Fix, request, Stamp, OrderFormats.Fix.Write(plan, Stamp with { Sender = "OTHER" })));
        Assert.NotEmpty(Check(OrderFormats.Fix, request, plan with { Custodian = TakesLotFields with { FixTarget = "SOUTH" } }));
    }

    [Theory]
    [InlineData("58=VSP 02/10/2023 10 SH")]
    [InlineData("58=VSP A9 02/10/2023 10 SH")]
    [InlineData("58=VSP")]
    [InlineData("58=hello")]
    [InlineData("44=101.5")]
    [InlineData("38=1")]
    [InlineData("79=A1000009")]
    [InlineData("80=1")]
    [InlineData("1753=20230210")]
    [InlineData("22=4")]
    public void A_well_framed_message_with_one_field_too_many_is_found(string field)
    {
        var request = Batch(TakesLotFields);
        Assert.Empty(RoundTrip.Check(OrderFormats.Fix, request, Stamp, WithFields(request)));
        Assert.NotEmpty(RoundTrip.Check(OrderFormats.Fix, request, Stamp, WithFields(request, field)));
    }

    [Fact]
    public void Text_that_can_not_be_written_never_gets_into_a_file()
    {
        var plan = WithAllocation(Plan(Batch(TakesLotFields)), a => a with { AccountNumber = "A1\u0001,2" });
        Assert.All(OrderFormats.All, f => Assert.Throws<InvalidOperationException>(() => f.Write(plan, Stamp)));
    }

    private static IEnumerable<OrderPlan> Wrong(OrderPlan plan) =>
    [
        plan with { Blocks = [.. plan.Blocks.Skip(1)] },
        plan with { Blocks = [.. plan.Blocks, plan.Blocks[0]] },
        WithBlock(plan, b => b with { Side = TradeSide.Buy }),
        WithBlock(plan, b => b with { Ticker = Ticker.Parse("AAPX") }),
        WithBlock(plan, b => b with { Cusip = null }),
        WithBlock(plan, b => b with { Quantity = b.Quantity + new Shares(1m) }),
        WithBlock(plan, b => b with { ClientOrderId = "AW000000000000000000" }),
        WithBlock(plan, b => b with { Allocations = [.. b.Allocations.Skip(1)] }),
        WithAllocation(plan, a => a with { AccountNumber = "A9999999" }),
        WithAllocation(plan, a => a with { Quantity = a.Quantity + new Shares(1m), Lots = [], LotsAreTold = false }),
    ];

    private static OrderPlan WithBlock(OrderPlan plan, Func<OrderBlock, OrderBlock> change) =>
        plan with { Blocks = [change(plan.Blocks[0]), .. plan.Blocks.Skip(1)] };

    private static OrderPlan WithAllocation(OrderPlan plan, Func<OrderAllocation, OrderAllocation> change) => WithBlock(
        plan, b => b with { Allocations = [change(b.Allocations[0]), .. b.Allocations.Skip(1)] });

    /// <summary>The FIX file with more fields at the end of its first message, framed anew.</summary>
    private static byte[] WithFields(OrderRequest request, params string[] more)
    {
        var messages = System.Text.Encoding.ASCII.GetString(OrderFormats.Fix.Write(Plan(request), Stamp)).Split('\n');
        var fields = messages[0].Split('\u0001')[2..^2].Concat(more).Select(f => f.Split('=', 2)).Select(f => new FixField(int.Parse(f[0]), f[1]));
        messages[0] = FixFraming.Frame(fields);
        return System.Text.Encoding.ASCII.GetBytes(string.Join('\n', messages));
    }

    private static OrderFormat Format(string key) => OrderFormats.All.Single(f => f.Key == key);

    private static IReadOnlyList<OrderFinding> Check(OrderFormat format, OrderRequest request, OrderPlan plan) =>
        RoundTrip.Check(format, request, Stamp, format.Write(plan, Stamp));

    private static byte[] Mutate(Random random, byte[] content)
    {
        var bytes = content.ToList();
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0: bytes.RemoveAt(at); break;
            case 1: bytes.Insert(at, bytes[random.Next(bytes.Count)]); break;
            case 2: bytes[at] = (byte)random.Next(256); break;
            default: bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)); break;
        }
        return [.. bytes];
    }
}
