using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Compares the rows of a custodian's file with the sum that the file states: they must agree within a cent a row, because each row is rounded
/// to the cent. A file whose own sum does not fit has lost rows or figures.
/// </summary>
internal static class TotalsCheck
{
    private const decimal CentPerRow = 0.01m;

    public static void Compare(string what, TableRow total, Column column, decimal sum, int rows, decimal perRow = CentPerRow)
    {
        var stated = NumberGrammar.TryRead(total.Raw(column))?.Value;
        if (stated is null)
        {
            total.Fault(column, $"{what}: the totals row has no sum here, so the rows can't be checked. Download the file again.");
        }
        else if (Math.Abs(sum - stated.Value) > perRow * rows)
        {
            total.Fault(
                column,
                $"{what}: the {rows} rows add up to {sum:#,0.00####}, the totals row says {stated.Value:#,0.00####}. "
                + "A row or a figure was lost; download the file again.");
        }
    }
}
