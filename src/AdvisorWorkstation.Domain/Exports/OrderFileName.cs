using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>Names of order files. They are ours: nothing that a person typed gets into a path but letters and digits.</summary>
public static class OrderFileName
{
    private const int MostOfCustodian = 40;
    private const int MostOfBatch = 12;

    /// <summary>custodian-date-batch.format, such as <c>north-trust-2026-11-20-3f2a9c1d0b4e.fix</c>.</summary>
    public static string Of(string custodian, DateOnly date, OrderBatchId batch, string format) => string.Create(
        CultureInfo.InvariantCulture, $"{Slug(custodian)}-{date:yyyy-MM-dd}-{batch.ToString()[..MostOfBatch]}.{format}");

    private static string Slug(string name)
    {
        var letters = name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-').ToArray();
        var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "custodian" : slug[..Math.Min(slug.Length, MostOfCustodian)].TrimEnd('-');
    }
}
