using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>The form in which a person says what the columns of an unknown table are.</summary>
public sealed class MapColumnsTests
{
    private static readonly OwnFormatChoice Prices = new(
        "prices", "Prices", [new FormatColumn("ticker", true, false), new FormatColumn("date", true, true), new FormatColumn("close", true, false)]);

    private static readonly UnknownTable Table = new(0, "closes.csv", ["Sym", "close", "Note"], ["NOVA", "40.10", "late"]);

    [Fact]
    public void Columns_are_chosen_or_given_for_the_whole_file_and_what_is_not_used_is_named()
    {
        using var page = new DeskRenderer();
        ColumnMapping? saved = null;
        var form = page.Render<MapColumns>(p => p
            .Add(c => c.Table, Table)
            .Add(c => c.Formats, [Prices])
            .Add(c => c.Days, ["YYYY-MM-DD", "MM/DD/YYYY"])
            .Add(c => c.OnSave, mapping => saved = mapping));
        Assert.Empty(form.FindAll("table"));

        form.FindAll("select")[0].Change("prices");
        Assert.Contains("Not used: Sym, Note.", form.Markup, StringComparison.Ordinal);
        form.Find("select[aria-label='ticker comes from']").Change("Sym");
        form.Find("input[aria-label='date for the whole file']").Change("2026-11-18");
        Assert.Contains("Not used: Note.", form.Markup, StringComparison.Ordinal);
        Assert.Contains("NOVA", form.Markup, StringComparison.Ordinal);
        form.Find("button").Click();

        Assert.Equal(("closes", "prices", "YYYY-MM-DD"), (saved!.Name, saved.Format, saved.Days));
        Assert.Equal(
            [new MappedColumn("ticker", "Sym", null), new MappedColumn("date", null, "2026-11-18"), new MappedColumn("close", "close", null)], saved.Columns);
    }
}
