namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>The demo firm of 60 accounts with its morning run over: made once by the verbs, copied for every workstation that serves it.</summary>
internal static class DemoData
{
    private static readonly Lazy<Task<DirectoryInfo>> Made = new(MakeAsync);

    /// <summary>A copy of one's own.</summary>
    public static async Task<DirectoryInfo> CopyAsync()
    {
        var made = await Made.Value;
        var copy = Directory.CreateTempSubdirectory("workstation-");
        foreach (var folder in made.EnumerateDirectories("*", SearchOption.AllDirectories))
        {
            copy.CreateSubdirectory(Path.GetRelativePath(made.FullName, folder.FullName));
        }
        foreach (var file in made.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.CopyTo(Path.Combine(copy.FullName, Path.GetRelativePath(made.FullName, file.FullName)));
        }
        return copy;
    }

    private static async Task<DirectoryInfo> MakeAsync()
    {
        var data = Directory.CreateTempSubdirectory("workstation-made-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => data.Delete(recursive: true);
        await WorkstationProcess.RequireVerbAsync(data, "demo", "--accounts", "60");
        await WorkstationProcess.RequireVerbAsync(data, "run");
        return data;
    }
}
