namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>The source that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

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
