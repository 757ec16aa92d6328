using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// The files of a batch: every format that machines read, each read back and compared with what was approved, and the workbook for people.
/// </summary>
internal static class BatchFiles
{
    /// <summary>The files, and every difference that reading them back has shown.</summary>
    public static (IReadOnlyList<OrderFileRow> Files, IReadOnlyList<OrderFinding> Findings) Write(
        BatchReport report, OrderRequest request, string sender)
    {
        var stamp = new BatchStamp(sender, report.At);
        var files = new List<OrderFileRow>();
        var findings = new List<OrderFinding>();
        foreach (var format in OrderFormats.All)
        {
            var content = format.Write(report.Plan, stamp);
            findings.AddRange(RoundTrip.Check(format, request, stamp, content));
            files.Add(Of(report, format.Key, content));
        }
        files.Add(Of(report, OrderWorkbook.Format, OrderWorkbook.Write(report)));
        return (files, findings);
    }

    private static OrderFileRow Of(BatchReport report, string format, byte[] content) => new()
    {
        BatchId = report.Id,
        Format = format,
        Name = OrderFileName.Of(report.Plan.Custodian.Name, report.OrderDate, report.Id, format),
        Content = content,
        Hash = DomainJson.Hash(content),
    };
}
