using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Files that are recognized and not read yet: they are set aside with a note, so that a folder may hold them.</summary>
internal static class LaterLayouts
{
    private static readonly string[] Sides = ["B", "S", "SS", "BC"];

    public static readonly IReadOnlyList<Layout> All =
    [
        Later("schwab-realized", "Schwab realized gains", head => Starts(head, "Realized Gain/Loss - Lot Details for ")),
        Later("schwab-history", "Schwab transactions", head => head.RowStarting("Date", "Action", "Symbol", "Description") is not null),
        Later("fidelity-history", "Fidelity history", head => head.RowStarting("Run Date", "Action", "Symbol") is not null),
        Later("fidelity-realized", "Fidelity realized gains", head => head.RowStarting("Symbol(CUSIP)", "Security Description") is not null),
        Later("ibkr-activity", "Interactive Brokers activity statement", head => head.RowStarting("Statement", "Header", "Field Name") is not null),
        Later("pershing-gcus", "Pershing positions (GCUS)", head => Starts(head, "BOF      PERSHING ")),
        Later("fix-messages", "FIX messages", head => Starts(head, "8=FIX")),
        Later("ibkr-allocations", "Interactive Brokers allocations", head => head.First.Count == 6 && Array.IndexOf(Sides, head.First[3]) >= 0),
        Later("fidelity-orders", "Fidelity orders", head => head.First.Count >= 8 && Array.IndexOf(Sides, head.First[2]) >= 0
            && NumberGrammar.TryRead(head.First[3]) is not null),
    ];

    private static Layout Later(string key, string name, Func<FileHead, bool> recognize) => Layout.Of(key, name, recognize, null);

    private static bool Starts(FileHead head, string mark) => head.First[0].StartsWith(mark, StringComparison.Ordinal);
}
