using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Puts a previewed delivery away without doing anything of it. Its files and its preview stay in the history.</summary>
public sealed class DiscardImport(Desk desk)
{
    public async Task<Outcome<ImportId>> RunAsync(ImportId input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<ImportRow>().FirstOrDefaultAsync(i => i.Id == input, cancel) is not { } import)
        {
            return new Refusal("import-not-found", "There is no such import. It may belong to another database.");
        }
        if (import.State != ImportState.Previewed)
        {
            return new Refusal("import-decided", $"This import is {import.State.ToString().ToLowerInvariant()} already; there is nothing to discard.");
        }
        (import.State, import.DecidedAt) = (ImportState.Discarded, session.At);
        await session.CommitAsync(
            [
                new AuditEvent(
                    "import.discarded",
                    ImportEvents.SubjectType,
                    import.Id.ToString(),
                    0,
                    new Dictionary<string, object?> { ["summary"] = import.Summary }),
            ],
            cancel);
        return input;
    }
}
