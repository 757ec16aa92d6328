using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>The files of a delivery while it is being planned: what they say, and where findings about them go.</summary>
internal sealed class Delivery(IReadOnlyList<FileReading> files, DateOnly today)
{
    private readonly HashSet<(int File, string About)> _said = [];

    public IReadOnlyList<FileReading> Files => files;

    public DateOnly Today => today;

    /// <summary>Every fact of a kind, in the order of the files and their lines.</summary>
    public IEnumerable<T> Facts<T>() where T : Fact => files.SelectMany(f => f.Facts).OfType<T>();

    public string FileName(Place at) => files[at.File].Name;

    public void Error(Place at, string sentence) => Say(ImportSeverity.Error, at, sentence);

    public void Ask(Place at, string sentence) => Say(ImportSeverity.NeedsYourWord, at, sentence);

    public void Warn(Place at, string sentence) => Say(ImportSeverity.Warning, at, sentence);

    public void Note(Place at, string sentence) => Say(ImportSeverity.Note, at, sentence);

    /// <summary>True the first time that a file says something about a thing, so that a thousand rows don't repeat it.</summary>
    public bool IsFirst(Place at, string about) => _said.Add((at.File, about));

    /// <summary>Asks about a day that has not come yet, once a file.</summary>
    public void CheckDay(Place at, DateOnly day)
    {
        if (day > today && IsFirst(at, "future"))
        {
            Ask(
                at,
                $"The file stands on {day:yyyy-MM-dd}, which has not come yet; today is {today:yyyy-MM-dd}. Confirm that the day is right.");
        }
    }

    private void Say(ImportSeverity severity, Place at, string sentence) => files[at.File].Findings.Add(severity, at.Line, at.Column, sentence);
}
