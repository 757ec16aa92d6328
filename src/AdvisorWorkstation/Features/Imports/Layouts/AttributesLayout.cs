using System.Text.RegularExpressions;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>attributes</c>: ticker and one column for each screen or score, such as tobacco or esg_score. The heading is the attribute's
/// name, so that a new one needs no code.
/// </summary>
internal static partial class AttributesLayout
{
    private const int Weak = 5;

    private static readonly Column Ticker = Column.Needed("ticker");

    public static readonly Layout Layout = new("attributes", "Attributes", FitOf, Read);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}$", RegexOptions.None, 1000)]
    private static partial Regex AttributeName { get; }

    private static int FitOf(FileHead head)
    {
        var headings = head.First.Cells.Select(c => c.Trim()).ToList();
        return headings.Count >= 2 && Ticker.IsCalled(headings[0]) && headings.Skip(1).All(h => AttributeName.IsMatch(h)) ? Weak : 0;
    }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var attributes = sheet.Rows[sheet.FirstRow].Cells.Skip(1).Select(h => Column.Needed(h.Trim())).ToList();
        foreach (var row in OwnFormat.RowsOf(sheet, [Ticker, .. attributes], reading))
        {
            var ticker = row.Ticker(Ticker);
            var facts = attributes
                .Select(a => (Column: a, Value: row.Optional(a, Cells.Score)))
                .Where(a => a.Value is not null)
                .Select(a => new AttributeFact(ticker, a.Column.Name, a.Value!.Value, row.At(a.Column)))
                .ToList();
            if (!row.IsFaulty)
            {
                facts.ForEach(reading.Add);
            }
        }
    }
}
