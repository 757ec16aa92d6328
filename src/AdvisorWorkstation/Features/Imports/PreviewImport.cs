using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Files that arrived together.</summary>
public sealed record PreviewImportInput(IReadOnlyList<DeliveredFile> Files);

/// <summary>What a delivery would do.</summary>
/// <param name="Import">Names the delivery from here on.</param>
/// <param name="State">Previewed when it can be committed, refused when it can't.</param>
/// <param name="Summary">The outcome in a sentence.</param>
/// <param name="Report">Files, findings and changes.</param>
public sealed record ImportPreview(ImportId Import, ImportState State, string Summary, ImportReport Report);

/// <summary>
/// Reads a delivery, keeps its files, and shows what committing it would do. It changes nothing but the list of imports.
/// </summary>
public sealed class PreviewImport(Desk desk, RawFiles rawFiles, ImportOptions limits, ImportGate gate, TimeProvider clock)
{
    public const int MaxFiles = 200;

    public async Task<Outcome<ImportPreview>> RunAsync(PreviewImportInput input, Actor actor, CancellationToken cancel)
    {
        if (input.Files.Count is 0 or > MaxFiles)
        {
            return new Refusal(
                "no-files",
                input.Files.Count == 0
                    ? "There is no file to import. Choose some."
                    : $"A delivery has {MaxFiles} files at most; this one has {input.Files.Count}. Split it.");
        }
        using var place = gate.TryEnter(actor.Person);
        if (place is null)
        {
            return ImportGate.Full;
        }
        var planned = await PlanInTimeAsync(input, actor, cancel);
        if (planned.Refusal is { } refusal)
        {
            return refusal;
        }
        foreach (var file in planned.Value.Files.Where(IsKept))
        {
            await rawFiles.KeepAsync(file.Hash, file.File.Content, cancel);
        }
        return await StoreAsync(planned.Value, actor, cancel);
    }

    /// <summary>A delivery that takes too long is refused: nobody waits for a page for minutes, and the time belongs to others too.</summary>
    private async Task<Outcome<PlannedDelivery>> PlanInTimeAsync(PreviewImportInput input, Actor actor, CancellationToken cancel)
    {
        using var timeIsUp = new CancellationTokenSource(TimeSpan.FromSeconds(limits.MaxSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeIsUp.Token);
        try
        {
            return await PlanAsync(input, actor, either.Token);
        }
        catch (OperationCanceledException) when (timeIsUp.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new Refusal(
                "too-slow", $"Reading these files takes longer than the {limits.MaxSeconds} seconds that a delivery has. Nothing was kept; bring fewer files at once.");
        }
    }

    private async Task<Outcome<PlannedDelivery>> PlanAsync(PreviewImportInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        if (await ImportGate.RefusalOfDayAsync(session, input.Files.Sum(f => (long)f.Content.Length), limits, cancel) is { } tooMuch)
        {
            return tooMuch;
        }
        var files = input.Files.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var mappings = await ColumnMappingRow.AllAsync(session.Db, cancel);
        return await DeliveryPlanning.PlanAsync(session.Db, DeliveryReader.Read(files, mappings, limits, cancel), session.Today(), cancel);
    }

    private async Task<Outcome<ImportPreview>> StoreAsync(PlannedDelivery planned, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var isRefused = planned.Report.HasErrors || planned.IsNothing;
        var row = new ImportRow
        {
            Id = new ImportId(Guid.NewGuid()),
            ArrivedAt = session.At,
            ArrivedBy = session.Who.Name,
            ArrivedById = session.Who.Person,
            State = isRefused ? ImportState.Refused : ImportState.Previewed,
            DecidedAt = isRefused ? session.At : null,
            Summary = planned.IsNothing ? "Nothing to import: every file was set aside."
                : isRefused ? $"Refused: {planned.Report.Files.Sum(f => f.Errors)} errors. Nothing was changed."
                : planned.Summary("To commit"),
            Rows = planned.Files.Sum(f => f.Rows),
            Errors = planned.Report.Files.Sum(f => f.Errors),
            New = isRefused ? 0 : planned.Report.Changes.Sum(c => c.New),
            Changed = isRefused ? 0 : planned.Report.Changes.Sum(c => c.Changed),
            Gone = isRefused ? 0 : planned.Report.Changes.Sum(c => c.Removed),
            PlanHash = isRefused ? "" : planned.Hash,
            Report = DomainJson.Compress(DomainJson.Write(planned.Report)),
        };
        session.Db.Add(row);
        session.Db.AddRange(planned.Files.Select(f => new ImportFileRow
        {
            ImportId = row.Id,
            Number = f.Number,
            DisplayName = f.Name,
            Hash = IsKept(f) ? f.Hash : "",
            Bytes = f.File.Content.Length,
            Layout = f.Layout?.Key ?? "",
            Account = f.File.Account,
            IsSetAside = f.IsSetAside,
        }));
        await session.CommitAsync([ImportEvents.Of(isRefused ? "import.refused" : "import.previewed", row, planned)], cancel);
        return new ImportPreview(row.Id, row.State, row.Summary, planned.Report);
    }

    /// <summary>Of a file over the limit only the start was read, which is not worth keeping.</summary>
    private bool IsKept(FileReading file) => file.File.Content.Length <= limits.MaxFileBytes();
}
