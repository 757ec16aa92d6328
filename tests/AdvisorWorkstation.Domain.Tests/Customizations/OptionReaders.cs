using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>
/// Who reads a requirement. The engine does when the requirement writes into the problem. Alerts, rules and the rest of the domain do when their compiled
/// code asks a policy for it; the application when its source does, comments left out.
/// </summary>
internal static partial class OptionReaders
{
    private static readonly string[] Writers = [nameof(Requirement.Restrict), nameof(Requirement.Retarget), nameof(Requirement.Shape), nameof(Requirement.Consider)];

    private static readonly HashSet<string> AskedFor = [.. InTheDomain(), .. InTheApplication()];

    public static bool Shapes(Type requirement) => Array.Exists(Writers, writer => requirement.GetMethod(writer)!.DeclaringType == requirement);

    public static bool Reads(Type requirement) => AskedFor.Contains(requirement.Name);

    /// <summary>The type arguments of every call of <see cref="Policy.Require{T}"/> and <see cref="Policy.RequireAll{T}"/> in the compiled domain.</summary>
    private static HashSet<string> InTheDomain()
    {
        using var file = new PEReader(File.OpenRead(typeof(Policy).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var call = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (call.Method.Kind == HandleKind.MethodDefinition && Of(metadata, (MethodDefinitionHandle)call.Method) is "Policy.Require" or "Policy.RequireAll")
            {
                var signature = metadata.GetBlobReader(call.Signature);
                signature.ReadByte();
                signature.ReadCompressedInteger();
                if (signature.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle && signature.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition } type)
                {
                    names.Add(metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name));
                }
            }
        }
        return names;
    }

    private static string Of(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}";
    }

    private static IEnumerable<string> InTheApplication() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "AdvisorWorkstation"), "*.*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(f => Asking.Matches(Comments.Replace(File.ReadAllText(f), "")).Select(m => m.Groups["type"].Value));

    [GeneratedRegex(@"\bRequire(?:All)?<(?<type>\w+)>\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asking { get; }

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comments { get; }
}

/// <summary>No option is a word without a deed.</summary>
public sealed class OptionReaderTests
{
    /// <summary>Options that change no trade, no alert and no rule, and why that is right.</summary>
    private static readonly Dictionary<string, string> NotReadByTheEngine = new(StringComparer.Ordinal)
    {
        ["notes.profile"] = "a note moves no trade; the policy's statement prints it by its sentence",
    };

    [Fact]
    public void Every_option_that_the_engine_does_not_read_is_listed_with_its_reason()
    {
        var unread = PolicyOptions.All
            .Where(o => RequirementOf(o) is var requirement && !OptionReaders.Shapes(requirement) && !OptionReaders.Reads(requirement))
            .Select(o => o.Key);
        Assert.Equal(NotReadByTheEngine.Keys.Order(StringComparer.Ordinal), unread.Order(StringComparer.Ordinal));
        Assert.All(NotReadByTheEngine.Values, Assert.NotEmpty);
    }

    [Fact]
    public void The_search_for_readers_finds_those_that_there_are_and_no_others()
    {
        Assert.True(OptionReaders.Reads(typeof(Domain.Customizations.Options.SecurityBand)));
        Assert.False(OptionReaders.Reads(typeof(Requirement)));
    }

    private static Type RequirementOf(PolicyOption option)
    {
        var type = option.GetType();
        while (!type.IsGenericType)
        {
            type = type.BaseType!;
        }
        return type.GetGenericArguments()[0];
    }
}
