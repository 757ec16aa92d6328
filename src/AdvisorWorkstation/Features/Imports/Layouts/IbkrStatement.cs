using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>What a statement of Interactive Brokers says, while its sections are read one after the other.</summary>
internal sealed class IbkrStatement(FileReading reading)
{
    public const string Custodian = "Interactive Brokers";
    public const string Dollars = "USD";

    private readonly List<Func<AccountReference, Fact>> _facts = [];

    public FileReading Reading => reading;

    /// <summary>The account, once its section was read.</summary>
    public AccountReference? Account { get; set; }

    public string AccountName { get; set; } = "";

    /// <summary>The last day of the period.</summary>
    public DateOnly? AsOf { get; set; }

    public Money? Cash { get; set; }

    /// <summary>True once there was a section of positions, even an empty one.</summary>
    public bool HasPositions { get; set; }

    public List<PositionFact> Positions { get; } = [];

    public Dictionary<string, List<LotFact>> Lots { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps something that the statement says; facts of an account wait until the account is known.</summary>
    public void Add(Func<AccountReference, Fact> fact) => _facts.Add(fact);

    /// <summary>Hands over what was read.</summary>
    public void Close(int firstLine)
    {
        if (Account is null)
        {
            reading.Error(firstLine, "Account Information", "The statement does not say of which account it is. Download it with its account information.");
        }
        if (AsOf is null)
        {
            reading.Error(firstLine, "Period", "The statement does not say of which period it is. Download it again.");
        }
        if (reading.Findings.HasErrors || Account is not { } account || AsOf is not { } asOf)
        {
            return;
        }
        _facts.ForEach(f => reading.Add(f(account)));
        if (HasPositions)
        {
            reading.Add(new HoldingsFact(account, AccountName.Length > 0 ? AccountName : account.Number, new Taken(asOf, null), Cash, Positions));
        }
        foreach (var lots in Lots.Values)
        {
            reading.Add(new LotsFact(account, new Taken(asOf, null), false, lots));
        }
    }

    /// <summary>True for dollars; anything else is asked about and left out.</summary>
    public bool IsInDollars(TableRow row, Column currency, string what)
    {
        if (row.Raw(currency) == Dollars)
        {
            return true;
        }
        reading.Ask(
            row.Line, currency.Name, $"{what} is in {row.Shown(currency)}. Only US dollars are kept here, so it was left out. Confirm to go on without it.");
        return false;
    }

    /// <summary>A day, with or without a time behind it.</summary>
    public static CellValue<DateOnly> Day(string text)
    {
        var parts = text.Split([", ", ";"], StringSplitOptions.None);
        return parts.Length <= 2 && (parts.Length == 1 || TimeOnly.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out _))
            ? Cells.IsoDate(parts[0])
            : new(default, "it is no day of the form YYYY-MM-DD, hh:mm:ss");
    }

    /// <summary>The codes of a row, such as <c>C;P</c>.</summary>
    public static IReadOnlySet<string> Codes(TableRow row, Column code) => row.Raw(code).Split(';', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
}

/// <summary>One kind of section: its columns, and what its rows mean. The word is Data, Total, SubTotal or Notes.</summary>
internal sealed record IbkrSection(string Name, IReadOnlyList<Column> Columns, Action<TableRow, string> Take)
{
    public const string Data = "Data";
    public const string Total = "Total";
    public const string SubTotal = "SubTotal";

    /// <summary>The columns with the two that every section starts with.</summary>
    public IReadOnlyList<Column> AllColumns { get; } = [Column.Optional(Name), Column.Optional("Header"), .. Columns];
}
