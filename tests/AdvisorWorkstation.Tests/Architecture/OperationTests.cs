using System.Reflection;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>An operation is one sealed class with one way in; it asks who acts, last of all for a token to give up by (style.md rules 2 and 20).</summary>
public sealed class OperationTests
{
    /// <summary>Operations that nobody in particular asks for, each for a reason.</summary>
    private static readonly Dictionary<string, string> WithoutActor = new(StringComparer.Ordinal)
    {
        ["DoorQuery"] = "what is shown before anybody is known",
        ["SetUpFirm"] = "the first person is not there yet; the link that was printed at start is the key",
        ["VerifyAudit"] = "needs the public key only, so that anybody who holds a copy can verify it; CheckHistory asks who",
        ["VerifyCoverage"] = "the same for the signed records of coverage",
        ["WorkingDayQuery"] = "the newest day that has prices: no client's data",
    };

    [Fact]
    public void Every_operation_asks_who_acts_or_is_known_not_to()
    {
        var silent = Operations().Where(o => !TakesActor(o.Way)).Select(o => o.Type.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(WithoutActor.Keys.Order(StringComparer.Ordinal), silent);
    }

    [Fact]
    public void Every_operation_can_be_given_up() => Assert.All(
        Operations(), o => Assert.True(o.Way.GetParameters()[^1] is { HasDefaultValue: false, ParameterType: var last } && last == typeof(CancellationToken), o.Type.Name));

    [Fact]
    public void An_operation_keeps_nothing_between_two_calls() => Assert.All(
        Operations().Select(o => o.Type).Distinct(),
        type => Assert.DoesNotContain(
            type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            f => !f.IsInitOnly && !f.Name.StartsWith('<')));

    private static bool TakesActor(MethodInfo way) => way.GetParameters().Any(p => p.ParameterType == typeof(Actor));

    private static IEnumerable<(Type Type, MethodInfo Way)> Operations() =>
        from type in typeof(AdvisorDb).Assembly.GetTypes()
        where type is { IsPublic: true, IsSealed: true, IsAbstract: false } && type.Namespace!.StartsWith("AdvisorWorkstation.Features.", StringComparison.Ordinal)
        from way in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where way.Name == "RunAsync"
        select (type, way);
}
