using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A folder of files that arrived together, and whether their questions are answered with yes beforehand.</summary>
public sealed record ImportFolderInput(string Folder, bool IsConfirmed);

/// <summary>What became of a folder.</summary>
/// <param name="Preview">What was found and what committing it does.</param>
/// <param name="Summary">What was done, in a sentence.</param>
/// <param name="NotCommitted">Why nothing was committed; null when it was.</param>
public sealed record ImportedFolder(ImportPreview Preview, string Summary, Refusal? NotCommitted);

/// <summary>Previews a folder's files and commits them at once, where nothing stands against it; the way of the command line.</summary>
public sealed class ImportFolder(PreviewImport preview, CommitImport commit, DiscardImport discard, ImportOptions limits)
{
    public async Task<Outcome<ImportedFolder>> RunAsync(ImportFolderInput input, Actor actor, CancellationToken cancel)
    {
        if (!Directory.Exists(input.Folder))
        {
            return new Refusal("no-folder", $"There is no folder {input.Folder}. Check its name.");
        }
        var files = new List<DeliveredFile>();
        foreach (var path in Directory.EnumerateFiles(input.Folder).Where(IsVisible).Order(StringComparer.Ordinal).Take(PreviewImport.MaxFiles + 1))
        {
            await using var stream = File.OpenRead(path);
            files.Add(await DeliveredFile.ReadAsync(Path.GetFileName(path), stream, limits, cancel));
        }
        var previewed = await preview.RunAsync(new PreviewImportInput(files), actor, cancel);
        if (previewed.Refusal is { } refusal)
        {
            return refusal;
        }
        var committed = await commit.RunAsync(new CommitImportInput(previewed.Value.Import, input.IsConfirmed), actor, cancel);
        if (committed.Refusal is not { } notCommitted)
        {
            return new ImportedFolder(previewed.Value, committed.Value.Summary, null);
        }
        if (previewed.Value.State == ImportState.Previewed)
        {
            await discard.RunAsync(previewed.Value.Import, actor, cancel);
        }
        return new ImportedFolder(previewed.Value, notCommitted.Sentence, notCommitted);
    }

    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');
}
