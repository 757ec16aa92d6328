using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>customizations</c>: scope,scope_name,option,arguments,from,to,asked_by,asked_how,reason.</summary>
internal static class CustomizationsLayout
{
    private static readonly Column Scope = Column.Needed("scope");
    private static readonly Column ScopeName = Column.Needed("scope_name");
    private static readonly Column Option = Column.Needed("option");
    private static readonly Column ArgumentsColumn = Column.Needed("arguments");
    private static readonly Column From = Column.NeededDay("from");
    private static readonly Column To = Column.OptionalDay("to");
    private static readonly Column AskedBy = Column.Optional("asked_by");
    private static readonly Column AskedHow = Column.Optional("asked_how");
    private static readonly Column Reason = Column.Optional("reason");

    private static readonly Dictionary<string, PolicyScope> Scopes = new()
    {
        ["firm"] = PolicyScope.Firm,
        ["model"] = PolicyScope.Model,
        ["household"] = PolicyScope.Household,
        ["account"] = PolicyScope.Account,
    };

    public static readonly Layout Layout = OwnFormat.Of(
        "customizations",
        "Customizations",
        [Scope, ScopeName, Option, ArgumentsColumn, From, To, AskedBy, AskedHow, Reason],
        Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var scope = row.Needed(Scope, Cells.OneOf(Scopes));
        var name = scope == PolicyScope.Firm ? "" : row.Words(ScopeName);
        var choice = new Customization(
            row.Words(Option),
            Arguments.Parse(row.OptionalWords(ArgumentsColumn) ?? ""),
            scope,
            row.Needed(From, Cells.IsoDate),
            row.Optional(To, Cells.IsoDate),
            row.OptionalWords(AskedBy) ?? "",
            row.OptionalWords(AskedHow) ?? "",
            row.OptionalWords(Reason) ?? "");
        if (choice.To < choice.From)
        {
            row.Fault(To, "The choice ends before it starts. Check the two dates.");
        }
        if (choice.Option.Length > 0)
        {
            CheckOption(choice, row);
        }
        if (!row.IsFaulty)
        {
            reading.Add(new CustomizationFact(choice, name, row.At(ScopeName)));
        }
    }

    private static void CheckOption(Customization choice, TableRow row)
    {
        if (PolicyOptions.Find(choice.Option) is not { } option)
        {
            row.Fault(Option, $"'{choice.Option}' is no option; there are {string.Join(", ", PolicyOptions.All.Select(o => o.Key))}.");
            return;
        }
        foreach (var fault in option.Faults(choice.Arguments))
        {
            row.Fault(ArgumentsColumn, fault);
        }
    }
}
