namespace AdvisorWorkstation.Features.Imports;

/// <summary>One file of a delivery, as it was understood.</summary>
/// <param name="Name">The name it came with.</param>
/// <param name="Layout">What it was recognized as, in words; empty when it was not.</param>
/// <param name="Hash">SHA-256 of its bytes in hex; empty when it was too large to keep.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">Data rows that were read.</param>
/// <param name="IsSetAside">True when nothing of it counts.</param>
/// <param name="Errors">Its errors, the ones that are not listed too.</param>
/// <param name="Warnings">Its warnings and questions, the ones that are not listed too.</param>
public sealed record ImportedFile(
    string Name, string Layout, string Hash, long Bytes, int Rows, bool IsSetAside, int Errors, int Warnings);

/// <summary>What committing does to one kind of data.</summary>
/// <param name="Area">The kind of data.</param>
/// <param name="New">Rows that are new.</param>
/// <param name="Changed">Rows that change.</param>
/// <param name="Removed">Rows that go.</param>
/// <param name="Words">The same as a sentence.</param>
public sealed record ImportChange(string Area, int New, int Changed, int Removed, string Words);

/// <summary>What a preview shows, and what is kept of it.</summary>
/// <param name="Files">The files, in the order of their names.</param>
/// <param name="Findings">What was noticed, by file and line.</param>
/// <param name="Changes">What committing does.</param>
/// <param name="Reconciled">Sums that were compared, and agree.</param>
/// <param name="Accounts">What committing does to the holdings of each account, against what is stored.</param>
public sealed record ImportReport(
    IReadOnlyList<ImportedFile> Files,
    IReadOnlyList<ImportFinding> Findings,
    IReadOnlyList<ImportChange> Changes,
    IReadOnlyList<string> Reconciled,
    IReadOnlyList<AccountDiff> Accounts)
{
    /// <summary>True when a finding makes committing impossible.</summary>
    public bool HasErrors => Files.Any(f => f.Errors > 0);

    /// <summary>True when committing needs a person's yes.</summary>
    public bool NeedsYourWord => Findings.Any(f => f.Severity == ImportSeverity.NeedsYourWord);
}
