using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>
/// A slice uses the slices before it and nothing of those behind it (style.md 2). Some serve all: they know values only. Imports and the demo
/// firm fill the others and may know them all; nobody knows them.
/// </summary>
public sealed class SliceOrderTests
{
    private static readonly string[] Order =
    [
        "Values", "Conditions", "Markets", "Indexes", "Accounts", "Customizations", "Rebalancing", "Proposals", "Wishes", "Monitoring", "Reviews", "Exports", "CorporateActions", "BatchRuns",
        "Models", "Health", "Today",
    ];

    private static readonly string[] ServeAll = ["Audit", "Compliance", "Identity", "Firm"];

    private static readonly string[] KnowAll = ["Imports", "DemoFirm"];

    /// <summary>What is used out of order, by which slices, and why that is so.</summary>
    private static readonly (string[] By, string[] Types, string Because)[] Exceptions =
    [
        (["Proposals", "Monitoring", "Compliance"], ["ProposalState", "ProposalStates", "ProposalStatus", "ProposalLife", "ReviewCommand"],
            "the life of a proposal is one table of the domain, kept with the reviews that move it"),
        (["Compliance"], ["ProposalLine", "ProposalListQuery"], "a line of the history names the account of its proposal"),
        (["Compliance"], ["ReportText"], "a report for people is written the same way whichever slice writes it"),
    ];

    [Fact]
    public void A_slice_uses_only_the_slices_before_it()
    {
        var faults = OutOfOrder().Where(u => !Exceptions.Any(e => IsCovered(e.By, e.Types, u))).Select(u => $"{u.From} -> {u.To}: {u.User} uses {u.Used}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void An_exception_that_nobody_needs_any_more_is_taken_off_the_list()
    {
        var used = OutOfOrder().ToList();
        Assert.All(Exceptions, e =>
        {
            Assert.All(e.By, slice => Assert.Contains(used, u => IsCovered([slice], e.Types, u)));
            Assert.All(e.Types, type => Assert.Contains(used, u => IsCovered(e.By, [type], u)));
        });
    }

    [Fact]
    public void Every_slice_there_is_stands_in_the_order() => Assert.Empty(
        Types().Select(SliceOf).OfType<string>().Distinct().Except(Order).Except(ServeAll).Except(KnowAll));

    private static bool IsCovered(string[] by, string[] types, (string From, string To, string User, string Used) use) =>
        by.Contains(use.From) && types.Contains(use.Used);

    private static IEnumerable<(string From, string To, string User, string Used)> OutOfOrder() => Uses().Where(u => !MayUse(u.From, u.To));

    private static bool MayUse(string from, string to) =>
        from == to || to == "Values" || KnowAll.Contains(from)
        || ServeAll.Contains(to)
        || (!ServeAll.Contains(from) && !KnowAll.Contains(to) && Array.IndexOf(Order, to) < Array.IndexOf(Order, from));

    private static IEnumerable<(string From, string To, string User, string Used)> Uses() =>
        from type in Types()
        let slice = SliceOf(type)
        where slice is not null
        from used in TypeUse.Of(type)
        let other = SliceOf(used)
        where other is not null
        select (slice, other, Outermost(type).Name, Outermost(used).Name);

    private static IEnumerable<Type> Types() => new[] { typeof(Money).Assembly, typeof(AdvisorDb).Assembly }.SelectMany(a => a.GetTypes());

    /// <summary>The part of the namespace behind Domain or Features; null for what is outside of the slices.</summary>
    private static string? SliceOf(Type type)
    {
        var parts = Outermost(type).Namespace?.Split('.');
        return parts is ["AdvisorWorkstation", "Domain" or "Features", var slice, ..] ? slice : null;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }
        return type;
    }
}
