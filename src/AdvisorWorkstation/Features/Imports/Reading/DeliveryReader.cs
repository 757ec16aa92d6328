using AdvisorWorkstation.Features.Imports.Layouts;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>Reads the files of a delivery, each by itself, without looking at what the firm already has.</summary>
internal static class DeliveryReader
{
    public static IReadOnlyList<FileReading> Read(
        IReadOnlyList<DeliveredFile> files, IReadOnlyList<ColumnMapping> mappings, ImportOptions limits, CancellationToken cancel) =>
        [.. files.Select((file, number) => Read(number, file, mappings, limits, cancel))];

    public static FileReading Read(
        int number, DeliveredFile file, IReadOnlyList<ColumnMapping> mappings, ImportOptions limits, CancellationToken cancel)
    {
        var reading = new FileReading(number, file) { Cancel = cancel };
        if (ContentCheck.FaultOf(file.Content.Span, limits) is { } fault)
        {
            Refuse(reading, fault);
            return reading;
        }
        var head = new FileHead(CsvSheet.ReadHead(file.Content, FileHead.Length));
        if (KnownLayouts.Recognize(head) is { } layout)
        {
            reading.Layout = layout;
            if (layout.Split(file.Content, limits, reading) is { } sheet)
            {
                layout.Read(sheet, reading);
            }
        }
        else if (mappings.FirstOrDefault(m => m.IsOf(head.First)) is { } mapping)
        {
            ReadMapped(mapping, reading, limits);
        }
        else
        {
            reading.SetAside(
                ImportSeverity.Warning,
                1,
                ContentCheck.WholeFile,
                "This is no kind of file that is known here. It was set aside, and nothing of it was read. "
                + "If it is a table, its columns can be mapped on this delivery's page.");
        }
        return reading;
    }

    private static void ReadMapped(ColumnMapping mapping, FileReading reading, ImportOptions limits)
    {
        reading.Layout = KnownLayouts.All.Single(l => l.Key == mapping.Format);
        if (CsvSheet.Read(reading.File.Content, limits, reading) is { } sheet && MappedSheet.Of(sheet, mapping, reading) is { } mapped)
        {
            reading.Layout.Read(mapped, reading);
        }
    }

    /// <summary>A file that calls itself a table and can't be read is an error; anything else that can't be read was not meant for us.</summary>
    private static void Refuse(FileReading reading, ContentFault fault)
    {
        if (Path.GetExtension(reading.Name).ToUpperInvariant() is ".CSV" or ".TXT")
        {
            reading.Error(fault.Line, fault.Column, fault.Sentence);
        }
        else
        {
            reading.SetAside(ImportSeverity.Warning, fault.Line, fault.Column, $"{fault.Sentence} It was set aside.");
        }
    }
}
