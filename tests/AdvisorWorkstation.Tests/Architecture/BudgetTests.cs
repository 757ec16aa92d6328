using System.Reflection;
using AdvisorWorkstation.Data;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>The size budgets of the house (style.md 3). Migrations are generated and left out.</summary>
public sealed class BudgetTests(ITestOutputHelper output)
{
    private const int Median = 60;
    private const int NinetyFifth = 250;
    private const int Ceiling = 400;
    private const int KernelCeiling = 600;
    private const int Markup = 150;
    private const int CodeBehind = 200;
    private const int Dependencies = 5;

    [Fact]
    public void Files_are_short()
    {
        var sizes = SourceTree.Written.Where(f => !f.IsRazor).Select(f => f.Lines.Count).Order().ToList();
        var (median, ninetyFifth) = (sizes[sizes.Count / 2], sizes[(int)(sizes.Count * 0.95)]);
        output.WriteLine($"{sizes.Count} files, median {median}, 95% {ninetyFifth}, largest {sizes[^1]}");
        Assert.True(median <= Median, $"the median is {median} lines");
        Assert.True(ninetyFifth <= NinetyFifth, $"the 95th percentile is {ninetyFifth} lines");
    }

    [Fact]
    public void No_file_is_beyond_its_ceiling()
    {
        var faults = SourceTree.Written.Where(f => f.Lines.Count > CeilingOf(f)).Select(f => $"{f.Path}: {f.Lines.Count} lines, at most {CeilingOf(f)}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Nothing_asks_for_more_than_five_others()
    {
        var faults = typeof(AdvisorDb).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true && t.GetMethod("<Clone>$") is null && !t.Name.StartsWith('<'))
            .Select(t => (Type: t, Count: Asked(t)))
            .Where(t => t.Count > Dependencies)
            .Select(t => $"{t.Type.FullName}: {t.Count}")
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static int CeilingOf(SourceFile file) =>
        file.IsRazor ? Markup
        : file.IsCodeBehind ? CodeBehind
        : file.Name.EndsWith("Kernels.cs", StringComparison.Ordinal) ? KernelCeiling
        : Ceiling;

    /// <summary>Services that a constructor takes, and those that a component has injected; plain values do not count.</summary>
    private static int Asked(Type type) =>
        type.GetConstructors().Select(c => c.GetParameters().Count(p => IsService(p.ParameterType))).DefaultIfEmpty(0).Max()
        + type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Count(p => p.GetCustomAttribute<InjectAttribute>() is not null);

    private static bool IsService(Type type) => !type.IsValueType && type != typeof(string) && type.GetMethod("<Clone>$") is null;
}
