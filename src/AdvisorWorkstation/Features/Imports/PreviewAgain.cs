using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Which delivery, and of which account some of its files are, by their numbers in the delivery.</summary>
public sealed record PreviewAgainInput(ImportId Import, IReadOnlyDictionary<int, string> Accounts);

/// <summary>
/// Previews a delivery's kept files once more, because something is known now that was not: a mapping of columns, or the account of a file. The
/// earlier preview is discarded.
/// </summary>
public sealed class PreviewAgain(Desk desk, RawFiles rawFiles, PreviewImport preview, DiscardImport discard)
{
    public async Task<Outcome<ImportPreview>> RunAsync(PreviewAgainInput input, Actor actor, CancellationToken cancel)
    {
        var read = await ReadAsync(input, actor, cancel);
        if (read.Refusal is { } unread)
        {
            return unread;
        }
        var (files, state) = read.Value;
        var previewed = await preview.RunAsync(new PreviewImportInput(files), actor, cancel);
        if (!previewed.IsRefused && state == ImportState.Previewed && (await discard.RunAsync(input.Import, actor, cancel)).Refusal is { } refusal)
        {
            return refusal;
        }
        return previewed;
    }

    private async Task<Outcome<Kept>> ReadAsync(PreviewAgainInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<ImportRow>().FirstOrDefaultAsync(i => i.Id == input.Import, cancel) is not { } import)
        {
            return new Refusal("import-not-found", "There is no such import. It may belong to another database.");
        }
        if (import.State is not (ImportState.Previewed or ImportState.Refused))
        {
            return new Refusal("import-decided", $"This import is {import.State.ToString().ToLowerInvariant()} already. Bring its files in again.");
        }
        var files = new List<DeliveredFile>();
        foreach (var row in await session.Db.Set<ImportFileRow>().Where(f => f.ImportId == input.Import).OrderBy(f => f.Number).ToListAsync(cancel))
        {
            if (row.Hash.Length == 0 || await rawFiles.FindAsync(row.Hash, cancel) is not { } content)
            {
                return new Refusal("raw-file-changed", $"The kept copy of {row.DisplayName} is gone or was changed. Bring the files in again.");
            }
            files.Add(new DeliveredFile(row.DisplayName, content) { Account = input.Accounts.GetValueOrDefault(row.Number) ?? row.Account });
        }
        return new Kept(files, import.State);
    }

    private sealed record Kept(IReadOnlyList<DeliveredFile> Files, ImportState State);
}
