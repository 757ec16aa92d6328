using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Hosting.Verbs;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Hosting;

/// <summary>What the verbs make of a data folder that is not the firm's.</summary>
public sealed class VerbFolderTests
{
    public static TheoryData<string> OnAFirm => ["run", "audit verify", "export --out orders"];

    [Theory]
    [MemberData(nameof(OnAFirm))]
    public async Task A_mistyped_folder_is_refused_and_not_made(string verb)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lakeside-typo-{Guid.NewGuid():N}");
        var (code, output, error) = await DoAsync([.. verb.Split(' '), "--data", folder]);
        Assert.Equal((ExitCodes.Refused, ""), (code, output));
        Assert.StartsWith($"There is no firm's database in '{folder}'.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [MemberData(nameof(OnAFirm))]
    public async Task An_empty_folder_is_refused_and_stays_empty(string verb)
    {
        var folder = Directory.CreateTempSubdirectory("lakeside-empty-").FullName;
        try
        {
            Assert.Equal(ExitCodes.Refused, (await DoAsync([.. verb.Split(' '), "--data", folder])).Code);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_history_without_entries_and_heads_is_not_called_whole()
    {
        var folder = Directory.CreateTempSubdirectory("lakeside-bare-").FullName;
        try
        {
            await using (var services = TestServices.Build(new DataFolder(folder), new FixedClock(LakesideTemplate.Now)))
            {
                await WorkstationServices.PrepareAsync(services, TestContext.Current.CancellationToken);
            }
            var (code, output, error) = await DoAsync(["audit", "verify", "--data", folder]);
            Assert.Equal((ExitCodes.Refused, ""), (code, output));
            Assert.StartsWith("The history has no entries and no signed heads", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_history_of_a_firm_is_verified()
    {
        var folder = await LakesideFirm.FolderAsync();
        try
        {
            var (code, output, _) = await DoAsync(["audit", "verify", "--data", folder.Path]);
            Assert.Equal(ExitCodes.Done, code);
            Assert.Contains("The history is whole.", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private static async Task<(int Code, string Output, string Error)> DoAsync(string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await WorkstationCommand.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
