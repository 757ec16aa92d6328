using AdvisorWorkstation.Domain.Exports.Fix;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// FIX 4.4 messages that were written for a custodian: orders (D), lists of orders (E) and allocation instructions (J), a message on each line. The
/// dictionary accepts orders without a symbol or a quantity; this does not (formats.md, FIX 4.4 out).
/// </summary>
internal static class FixMessagesLayout
{
    private const string Start = "8=FIX";

    public static readonly Layout Layout = Layouts.Layout.OfLines("fix-messages", "FIX messages", Start, Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var file = FixFileReader.Read(reading.File.Content.ToArray());
        foreach (var fault in file.Faults)
        {
            reading.Error(file.Messages.Count + 1, "message", $"{fault} Nothing of the file was read.");
        }
        if (file.Faults.Count > 0)
        {
            return;
        }
        var book = new FixOrderBook(reading);
        for (var i = 0; i < file.Messages.Count; i++)
        {
            reading.Cancel.ThrowIfCancellationRequested();
            new FixMessageCheck(file.Messages[i], i + 1, reading).Take(book);
        }
        book.Close();
    }
}
