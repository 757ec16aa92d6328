using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A file that a browser offers.</summary>
/// <param name="Name">The name it has there.</param>
/// <param name="Bytes">How large the browser says that it is.</param>
/// <param name="Open">Opens it, for so many bytes at most.</param>
public sealed record UploadedFile(string Name, long Bytes, Func<long, Stream> Open);

/// <summary>Files that a browser offers together, and where to say how far they are.</summary>
public sealed record ReceiveFilesInput(IReadOnlyList<UploadedFile> Files, Action<string> Say);

/// <summary>
/// Takes files from a browser and previews them. What is too much is refused by what the browser says, before any of it is in the memory; what the
/// browser says wrongly is refused when it is read.
/// </summary>
public sealed class ReceiveFiles(PreviewImport preview, ImportGate gate, ImportOptions limits)
{
    public async Task<Outcome<ImportPreview>> RunAsync(ReceiveFilesInput input, Actor actor, CancellationToken cancel)
    {
        if (RefusalOf(input.Files) is { } refusal)
        {
            return refusal;
        }
        var files = new List<DeliveredFile>();
        using (var place = gate.TryEnter(actor.Person))
        {
            if (place is null)
            {
                return ImportGate.Full;
            }
            foreach (var file in input.Files)
            {
                input.Say($"Reading {file.Name}");
                await using var stream = file.Open(limits.MaxFileBytes() + 1);
                files.Add(await DeliveredFile.ReadAsync(file.Name, stream, limits, cancel));
            }
        }
        input.Say("Comparing with what the firm has");
        return await preview.RunAsync(new PreviewImportInput(files), actor, cancel);
    }

    private Refusal? RefusalOf(IReadOnlyList<UploadedFile> files) =>
        files.Count > PreviewImport.MaxFiles ? new Refusal(
            "no-files", $"A delivery has {PreviewImport.MaxFiles} files at most; this one has {files.Count}. Nothing was kept; split it.")
        : files.FirstOrDefault(f => f.Bytes > limits.MaxFileBytes()) is { } large ? new Refusal(
            "file-too-large", $"{large.Name} is larger than the {limits.MaxFileMegabytes} MB that one file may have. Nothing was kept; split it.")
        : files.Sum(f => f.Bytes) > limits.MaxDayBytes() ? new Refusal(
            "imports-a-day", $"These files are more than the {limits.MaxMegabytesADay} MB that one person may bring in a day. Nothing was kept; bring fewer.")
        : null;
}
