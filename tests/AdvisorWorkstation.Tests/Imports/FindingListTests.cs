using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class FindingListTests
{
    [Fact]
    public void A_list_keeps_two_hundred_findings_and_counts_the_rest()
    {
        var findings = new FindingList("prices.csv");
        for (var line = 1; line <= 1_000; line++)
        {
            findings.Add(ImportSeverity.Note, line, "close", "rounded.");
        }
        var list = findings.ToList();
        Assert.Equal(FindingList.Kept + 1, list.Count);
        Assert.Equal("rounded. This and 799 more findings are not listed; the file has 1000 notes.", list[^1].Sentence);
    }

    [Fact]
    public void An_error_after_a_thousand_notes_is_listed_all_the_same()
    {
        var findings = new FindingList("prices.csv");
        for (var line = 1; line <= 1_000; line++)
        {
            findings.Add(ImportSeverity.Note, line, "close", "rounded.");
        }
        findings.Add(ImportSeverity.Error, 1_001, "date", "no date.");
        Assert.True(findings.HasErrors);
        Assert.Contains(findings.ToList(), f => f is { Severity: ImportSeverity.Error, Line: 1_001, Column: "date" });
    }

    [Fact]
    public void Findings_are_listed_by_line()
    {
        var findings = new FindingList("prices.csv");
        findings.Add(ImportSeverity.Error, 9, "date", "late.");
        findings.Add(ImportSeverity.Note, 2, "close", "early.");
        Assert.Equal([2, 9], findings.ToList().Select(f => f.Line));
    }
}
