using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Layouts;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>What came of reading one file: what it is, what it says, what is wrong with it.</summary>
internal sealed class FileReading(int number, DeliveredFile file)
{
    private readonly List<Fact> _facts = [];

    /// <summary>Its place in the delivery, from zero.</summary>
    public int Number => number;

    public string Name => file.Name;

    public DeliveredFile File => file;

    /// <summary>SHA-256 of its bytes, in hex.</summary>
    public string Hash { get; } = DomainJson.Hash(file.Content.ToArray());

    public FindingList Findings { get; } = new(file.Name);

    /// <summary>What it was recognized as; null when it was not.</summary>
    public Layout? Layout { get; set; }

    /// <summary>What a saved mapping says about its columns; null when the file is read as it is.</summary>
    public MappedColumns? Mapped { get; set; }

    /// <summary>Tells that reading takes too long, or is not wanted any more.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>Data rows that were read.</summary>
    public int Rows { get; set; }

    /// <summary>True when nothing of it counts; the rest of the delivery goes on.</summary>
    public bool IsSetAside { get; private set; }

    /// <summary>What it says.</summary>
    public IReadOnlyList<Fact> Facts => IsSetAside ? [] : _facts;

    /// <summary>Sums of the file that were compared with what it states itself.</summary>
    public List<string> Reconciled { get; } = [];

    public void Add(Fact fact) => _facts.Add(fact);

    /// <summary>The custodian of a file that does not say of which account it is, and where that is missed; null for every other file.</summary>
    public AccountReference? Unnamed => Facts.Select(f => f.Subject).FirstOrDefault(a => a is { IsUnnamed: true });

    /// <summary>Says of which account the facts are that name none.</summary>
    public void NameAccount(string account)
    {
        for (var i = 0; i < _facts.Count; i++)
        {
            _facts[i] = _facts[i] switch
            {
                TransactionFact { Account.IsUnnamed: true } fact => fact with { Account = fact.Account with { Number = account } },
                RealizedLotFact { Account.IsUnnamed: true } fact => fact with { Account = fact.Account with { Number = account } },
                var fact => fact,
            };
        }
    }

    public Place At(int line, string column) => new(number, line, column);

    public void Error(int line, string column, string sentence) => Findings.Add(ImportSeverity.Error, line, column, sentence);

    public void Ask(int line, string column, string sentence) => Findings.Add(ImportSeverity.NeedsYourWord, line, column, sentence);

    public void Warn(int line, string column, string sentence) => Findings.Add(ImportSeverity.Warning, line, column, sentence);

    public void Note(int line, string column, string sentence) => Findings.Add(ImportSeverity.Note, line, column, sentence);

    public void SetAside(ImportSeverity severity, int line, string column, string sentence)
    {
        IsSetAside = true;
        Findings.Add(severity, line, column, sentence);
    }
}
