using System.Buffers;
using System.Text.Unicode;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>Why some bytes can't be read as a text file.</summary>
internal sealed record ContentFault(int Line, string Column, string Sentence);

/// <summary>Whether some bytes are text in UTF-8 of a size that is allowed; the first thing that is asked of a file.</summary>
internal static class ContentCheck
{
    public const string WholeFile = "whole file";

    private static readonly (byte[] Start, string Words)[] Foreign =
    [
        ("%PDF-"u8.ToArray(), "is a PDF document, not a CSV file. Download it as CSV"),
        ("PK\u0003\u0004"u8.ToArray(), "is a ZIP archive or an Excel workbook, not a CSV file. Unpack it, or save the sheet as CSV UTF-8"),
        ("PK\u0005\u0006"u8.ToArray(), "is an empty ZIP archive. Download it again"),
        ("PK\u0007\u0008"u8.ToArray(), "is a part of a ZIP archive. Unpack it as a whole"),
        ([0xD0, 0xCF, 0x11, 0xE0], "is an old Excel workbook, not a CSV file. Save the sheet as CSV UTF-8"),
        ([0x37, 0x7A, 0xBC, 0xAF], "is a 7-Zip archive. Unpack it"),
        ([0x1F, 0x8B], "is compressed with gzip. Unpack it"),
        ([0xFF, 0xFE], "is encoded in UTF-16. Save it as CSV UTF-8"),
        ([0xFE, 0xFF], "is encoded in UTF-16. Save it as CSV UTF-8"),
    ];

    /// <summary>The fault of some bytes, or null when they can be read.</summary>
    public static ContentFault? FaultOf(ReadOnlySpan<byte> bytes, ImportOptions limits)
    {
        if (bytes.Length > limits.MaxFileBytes())
        {
            return Whole($"is larger than the {limits.MaxFileMegabytes} MB that one file may have. Split it");
        }
        foreach (var (start, words) in Foreign)
        {
            if (bytes.StartsWith(start))
            {
                return Whole(words);
            }
        }
        if (bytes.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8) is not [var first, ..])
        {
            return Whole("is empty. Download it again");
        }
        if (first == (byte)'<')
        {
            return Whole("is a web page, not a CSV file. The download probably needed a sign-in; download it again");
        }
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            return At(bytes, nul, "has a NUL byte. It is damaged or encoded in UTF-16; save it as CSV UTF-8");
        }
        return FirstBadByte(bytes) is { } bad ? At(bytes, bad, "is not valid UTF-8 here. Save it as CSV UTF-8") : null;
    }

    private static int? FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }
        var chars = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, chars, out var read, out _, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? null : read;
    }

    private static ContentFault Whole(string words) => new(1, WholeFile, $"The file {words}.");

    private static ContentFault At(ReadOnlySpan<byte> bytes, int position, string words)
    {
        var before = bytes[..position];
        return new(before.Count((byte)'\n') + 1, $"byte {position - before.LastIndexOf((byte)'\n')}", $"The file {words}.");
    }
}
