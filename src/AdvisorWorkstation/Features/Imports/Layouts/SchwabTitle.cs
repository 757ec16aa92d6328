using System.Text.RegularExpressions;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>The first line of a Schwab export: whose figures, and when they were taken.</summary>
/// <param name="Who">What stands before "as of".</param>
/// <param name="AsOf">The day and the time.</param>
internal sealed partial record SchwabTitle(string Who, Taken AsOf)
{
    public const string Custodian = "Schwab";

    [GeneratedRegex(@"^(?<who>.+) as of (?<time>[0-9]{1,2}:[0-9]{2} [AP]M) ET, (?<date>[0-9/]{10})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line { get; }

    [GeneratedRegex(@"^((?<name>.+) )?(?<number>\.\.\.[A-Za-z0-9]{2,8}|X{2,8}-?[0-9]{3,8})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountWords { get; }

    /// <summary>Reads the line; null, with a finding, when it has no day or no time.</summary>
    public static SchwabTitle? Read(SheetRow row, string before, FileReading reading)
    {
        var match = Line.Match(row[0]);
        if (match.Success
            && DateGrammar.TryRead(match.Groups["date"].Value, DateGrammar.MonthFirst, DateGrammar.YearFirst) is { } date
            && DateGrammar.TryReadTime(match.Groups["time"].Value) is { } time)
        {
            var who = match.Groups["who"].Value;
            return new SchwabTitle(who.Length > before.Length ? who[before.Length..].Trim() : "", new Taken(date, time));
        }
        reading.Error(row.Line, "title", "The first line does not say as of when. It ends like 'as of 01:17 PM ET, 2026/11/19' in Schwab's files.");
        return null;
    }

    /// <summary>Splits <c>Individual ...001</c> into its name and its masked number; null when it ends in none.</summary>
    public static (string Name, string Number)? TryReadAccount(string text)
    {
        var match = AccountWords.Match(text);
        return match.Success ? (match.Groups["name"].Value, match.Groups["number"].Value) : null;
    }
}
