namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>
/// The findings of one file. Every one is counted; the first <see cref="Kept"/> are kept, graver ones before lighter ones, so that a file
/// with a million faults neither fills the memory nor hides its errors behind notes.
/// </summary>
internal sealed class FindingList(string file)
{
    public const int Kept = 200;

    private readonly List<ImportFinding> _kept = [];
    private readonly int[] _counts = new int[Enum.GetValues<ImportSeverity>().Length];
    private ImportFinding? _graverLeftOut;
    private int _leftOut;

    public int Count(ImportSeverity severity) => _counts[(int)severity];

    public bool HasErrors => Count(ImportSeverity.Error) > 0;

    public void Add(ImportSeverity severity, int line, string column, string sentence)
    {
        _counts[(int)severity]++;
        var finding = new ImportFinding(severity, file, line, column, sentence);
        if (_kept.Count < Kept)
        {
            _kept.Add(finding);
            return;
        }
        var lightest = LightestBelow(severity);
        if (lightest >= 0)
        {
            (finding, _kept[lightest]) = (_kept[lightest], finding);
        }
        _leftOut++;
        _graverLeftOut = _graverLeftOut is null || _graverLeftOut.Severity < finding.Severity ? finding : _graverLeftOut;
    }

    /// <summary>What was kept, by line, and a last line that counts the rest.</summary>
    public IReadOnlyList<ImportFinding> ToList()
    {
        IEnumerable<ImportFinding> rest = _graverLeftOut is { } first
            ? [first with { Sentence = $"{first.Sentence} This and {_leftOut - 1} more findings are not listed; the file has {CountWords()}." }]
            : [];
        return [.. _kept.OrderBy(f => f.Line), .. rest];
    }

    private int LightestBelow(ImportSeverity severity)
    {
        var best = -1;
        for (var i = _kept.Count - 1; i >= 0 && severity > ImportSeverity.Note; i--)
        {
            if (_kept[i].Severity < severity && (best < 0 || _kept[i].Severity < _kept[best].Severity))
            {
                best = i;
            }
        }
        return best;
    }

    private string CountWords() => string.Join(", ", new[]
    {
        (Count(ImportSeverity.Error), "errors"),
        (Count(ImportSeverity.NeedsYourWord), "questions"),
        (Count(ImportSeverity.Warning), "warnings"),
        (Count(ImportSeverity.Note), "notes"),
    }.Where(c => c.Item1 > 0).Select(c => $"{c.Item1} {c.Item2}"));
}
