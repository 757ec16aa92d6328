using System.Reflection;
using System.Xml.Linq;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>The two pure projects stand on the base class library alone, their records do not change, and their public types say what they are.</summary>
public sealed class PureProjectTests
{
    private static readonly Assembly Domain = typeof(Money).Assembly;
    private static readonly Assembly Solver = typeof(RebalanceProblem).Assembly;

    /// <summary>Parts of the base class library that a pure project has no business with.</summary>
    private static readonly string[] Impure =
    [
        "System.Net", "System.IO.FileSystem", "System.Data", "System.Diagnostics.Process", "System.Threading.Thread", "System.Console",
    ];

    public static TheoryData<string> Projects => ["AdvisorWorkstation.Domain", "AdvisorWorkstation.Optimizer"];

    [Fact]
    public void The_optimizer_knows_the_base_class_library_and_nothing_else() =>
        Assert.All(References(Solver), name => Assert.True(IsBaseClassLibrary(name), name));

    [Fact]
    public void The_domain_knows_the_optimizer_and_the_base_class_library() =>
        Assert.All(References(Domain), name => Assert.True(name == Solver.GetName().Name || IsBaseClassLibrary(name), name));

    [Fact]
    public void Neither_knows_files_networks_databases_or_consoles() => Assert.All(
        References(Domain).Concat(References(Solver).Except(["System.Console"])), name => Assert.False(Impure.Any(i => name.StartsWith(i, StringComparison.Ordinal)), name));

    [Fact]
    public void Neither_names_a_package() => Assert.All(Projects.Select(p => p.Data), project =>
        Assert.DoesNotContain("PackageReference", SourceTree.ReadText($"src/{project}/{project}.csproj"), StringComparison.Ordinal));

    [Fact]
    public void A_record_of_the_domain_does_not_change_once_it_is_made()
    {
        var faults = Domain.GetTypes().Where(IsRecord).SelectMany(Changeable).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void A_value_of_the_domain_is_read_only() => Assert.All(
        Domain.GetTypes().Where(t => t is { IsValueType: true, IsEnum: false, IsPublic: true }),
        t => Assert.True(t.GetFields(Instance).All(f => f.IsInitOnly), t.FullName));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_public_type_says_what_it_is(string project)
    {
        var assembly = project == Domain.GetName().Name ? Domain : Solver;
        var documents = XDocument.Load(Path.Combine(AppContext.BaseDirectory, project + ".xml")).Descendants("member")
            .Where(m => m.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var silent = assembly.GetExportedTypes()
            .Select(t => t.FullName!.Replace('+', '.'))
            .Where(name => !documents.Contains("T:" + name))
            .ToList();
        Assert.True(silent.Count == 0, $"no summary: {string.Join(", ", silent)}");
    }

    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static bool IsBaseClassLibrary(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib" or "netstandard";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", Instance) is not null;

    private static IEnumerable<string> Changeable(Type type) => type.GetProperties(Instance)
        .Where(p => p.GetMethod is { IsPublic: true })
        .SelectMany(p => new[]
        {
            p.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? $"{type.Name}.{p.Name} can be set" : null,
            IsChangeableCollection(p.PropertyType) ? $"{type.Name}.{p.Name} is a {p.PropertyType.Name}, whose content can be changed" : null,
        })
        .OfType<string>();

    private static bool IsChangeableCollection(Type type) =>
        type.IsArray
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var open
            && (open == typeof(List<>) || open == typeof(Dictionary<,>) || open == typeof(HashSet<>) || open == typeof(IList<>) || open == typeof(ICollection<>) || open == typeof(IDictionary<,>)));
}
