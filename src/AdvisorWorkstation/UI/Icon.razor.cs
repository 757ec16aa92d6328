using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.UI;

/// <summary>A drawing of sixteen pixels. Give it a label where no word stands beside it.</summary>
public sealed partial class Icon
{
    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["logo"] = ["M4 19L10 9l4 5 6-10M4 5h6"],
        ["check"] = ["M4 12.5l5 5L20 6.5"],
        ["bell"] = ["M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"],
        ["person"] = ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M4 21c0-5 4-7 8-7s8 2 8 7"],
        ["today"] = ["M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9 15l2 2 4-4"],
        ["accounts"] = ["M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z", "M3 20c0-4 3-6 6-6s6 2 6 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3 2.7 3 5.5"],
        ["wishes"] = ["M12 20C7 16 4 13 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5C20 13 17 16 12 20z"],
        ["proposals"] = ["M4 7h13l-3-3M20 17H7l3 3"],
        ["exports"] = ["M12 15V4M8 8l4-4 4 4M4 14v6h16v-6"],
        ["compliance"] = ["M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5"],
        ["models"] = ["M4 20V10M10 20V4M16 20v-8M21 20H3"],
        ["data"] = ["M4 6c0 1.7 3.6 3 8 3s8-1.3 8-3-3.6-3-8-3-8 1.3-8 3z", "M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"],
        ["firm"] = ["M4 21V5l8-2v18M12 9l8 2v10M2 21h20M7 9h2M7 13h2M7 17h2M16 14h1M16 17h1"],
        ["eye"] = ["M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"],
        ["harvest"] = ["M4 6l7 7 4-4 6 6M21 10v5h-5"],
        ["cash"] = ["M3 6h18v12H3z", "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"],
        ["flow"] = ["M3 12h15M13 7l5 5-5 5"],
        ["drift"] = ["M4 18l5-6 4 3 7-9"],
        ["warning"] = ["M12 4l9.5 16h-19zM12 10v5M12 17.5v.5"],
        ["block"] = ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M5.6 5.6l12.8 12.8"],
        ["clock"] = ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7v5l3.5 2"],
        ["undo"] = ["M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3"],
        ["down"] = ["M12 4v15M6 13l6 6 6-6"],
        ["up"] = ["M12 20V5M6 11l6-6 6 6"],
        ["pencil"] = ["M4 20l1-5L16 4l4 4L9 19z"],
        ["open"] = ["M6 9l6 6 6-6"],
        ["closed"] = ["M9 6l6 6-6 6"],
        ["unlocked"] = ["M5 11h14v9H5z", "M8 11V8a4 4 0 0 1 7.5-2"],
        ["locked"] = ["M5 11h14v9H5z", "M8 11V8a4 4 0 0 1 8 0v3"],
        ["plus"] = ["M12 5v14M5 12h14"],
        ["info"] = ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 11v6M12 7.5v.5"],
        ["close"] = ["M6 6l12 12M18 6L6 18"],
        ["file"] = ["M6 3h8l4 4v14H6z", "M14 3v4h4"],
    };

    /// <summary>Which drawing.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What it says to somebody who can't see it; null where a word beside it says so.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string Class { get; set; } = "";

    private RenderFragment Drawing => builder =>
    {
        foreach (var path in Paths[Name])
        {
            builder.OpenElement(0, "path");
            builder.AddAttribute(1, "d", path);
            builder.CloseElement();
        }
    };
}
