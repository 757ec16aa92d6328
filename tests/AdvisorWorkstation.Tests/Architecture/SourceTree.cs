namespace AdvisorWorkstation.Tests.Architecture;

/// <summary>A file of the source, by its path from the root with forward slashes.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsCodeBehind => Path.EndsWith(".razor.cs", StringComparison.Ordinal);

    /// <summary>The lines without what stands behind two slashes, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Code => Lines
        .Select((line, i) => (i + 1, line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line));
}

/// <summary>The source that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Everything under <c>src</c> that a person wrote; migrations are generated.</summary>
    public static IReadOnlyList<SourceFile> Written { get; } = [.. Read("src", "*.cs", "*.razor").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))];

    public static IReadOnlyList<SourceFile> Scripts { get; } = [.. Read("wwwroot-assets", "*.js")];

    public static string ReadText(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<SourceFile> Read(string folder, params string[] patterns) => patterns
        .SelectMany(p => Directory.EnumerateFiles(Path.Combine(Root, folder), p, SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"))
        .Order(StringComparer.Ordinal)
        .Select(f => new SourceFile(f, File.ReadAllLines(Path.Combine(Root, f))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdvisorWorkstation.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"AdvisorWorkstation.sln is not above {AppContext.BaseDirectory}");
    }
}
