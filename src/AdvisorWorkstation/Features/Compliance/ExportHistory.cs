using System.Globalization;
using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>A file to take away.</summary>
public sealed record EvidenceFile(string Name, byte[] Content);

/// <summary>Takes a part of the history away as a CSV for people, with each entry's leaf hash; taking it is an entry itself.</summary>
public sealed class ExportHistory(Desk desk)
{
    /// <summary>Most entries of one file; narrow the filter for more.</summary>
    public const int MostEntries = 100_000;

    public async Task<Outcome<EvidenceFile>> RunAsync(HistoryFilter filter, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ExportHistory, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var lines = await HistoryQuery.Narrow(session.Db, filter).OrderBy(e => e.Sequence).Take(MostEntries + 1).ToListAsync(cancel);
        if (lines.Count > MostEntries)
        {
            return new Refusal("too-many", $"More than {MostEntries:N0} entries fit this filter. Narrow it by day or subject, and take several files.");
        }
        var content = Write(await HistoryQuery.NamedAsync(session.Db, lines, cancel));
        await session.CommitAsync(
            [
                new AuditEvent("history.exported", "history", "", 0, new Dictionary<string, object?>
                {
                    ["entries"] = lines.Count,
                    ["from"] = filter.From,
                    ["to"] = filter.To,
                    ["subject"] = filter.Subject,
                    ["action"] = filter.Action,
                    ["words"] = filter.Words,
                    ["sha256"] = DomainJson.Hash(content),
                }),
            ],
            cancel);
        return new EvidenceFile(string.Create(CultureInfo.InvariantCulture, $"history-{session.At.UtcDateTime:yyyyMMdd-HHmmss}.csv"), content);
    }

    private static byte[] Write(IReadOnlyList<HistoryLine> lines)
    {
        var text = new StringBuilder("\uFEFF");
        text.Append("sequence,time_utc,actor,roles,session,action,subject_type,subject_id,subject,version,sentence,reason,payload,leaf_hash\r\n");
        foreach (var e in lines)
        {
            string[] cells =
            [
                e.ActorName, e.ActorRoles, e.Session, e.Action, e.SubjectType, e.SubjectId, e.SubjectName,
            ];
            text.Append(CultureInfo.InvariantCulture, $"{e.Sequence},{e.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'},")
                .AppendJoin(',', cells.Select(Cell))
                .Append(CultureInfo.InvariantCulture, $",{e.SubjectVersion},")
                .AppendJoin(',', new[] { HistorySentence.Of(e), e.Reason, e.Payload, Convert.ToHexStringLower(e.LeafHash) }.Select(Cell))
                .Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A text cell: always quoted, and never a formula (security.md 3.1).</summary>
    private static string Cell(string text) => $"\"{ReportText.Neutralize(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
