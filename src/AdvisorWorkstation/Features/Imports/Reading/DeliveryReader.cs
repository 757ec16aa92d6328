using AdvisorWorkstation.Features.Imports.Layouts;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>Reads the files of a delivery, each by itself, without looking at what the firm already has.</summary>
internal static class DeliveryReader
{
    public static IReadOnlyList<FileReading> Read(IReadOnlyList<DeliveredFile> files, ImportOptions limits, CancellationToken cancel)
    {
        var readings = new List<FileReading>();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            readings.Add(Read(readings.Count, file, limits));
        }
        return readings;
    }

    public static FileReading Read(int number, DeliveredFile file, ImportOptions limits)
    {
        var reading = new FileReading(number, file);
        if (ContentCheck.FaultOf(file.Content.Span, limits) is { } fault)
        {
            Refuse(reading, fault);
            return reading;
        }
        reading.Layout = KnownLayouts.Recognize(new FileHead(CsvSheet.ReadHead(file.Content, FileHead.Length)));
        if (reading.Layout is null)
        {
            reading.SetAside(
                ImportSeverity.Warning,
                1,
                ContentCheck.WholeFile,
                "This is no kind of file that is known here. It was set aside, and nothing of it was read.");
        }
        else if (reading.Layout.Read is not { } read)
        {
            reading.SetAside(
                ImportSeverity.Note, 1, ContentCheck.WholeFile, $"{reading.Layout.Name}: this kind of file is known and not read yet. It was set aside.");
        }
        else if (CsvSheet.Read(file.Content, limits, reading) is { } sheet)
        {
            read(sheet, reading);
        }
        return reading;
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
