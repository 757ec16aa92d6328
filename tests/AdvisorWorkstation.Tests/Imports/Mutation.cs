using System.Text;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>Damages a file in one to three of the ways that files get damaged.</summary>
internal static class Mutation
{
    private static readonly byte[][] Insertions =
    [
        .. new[]
        {
            "\"", ",", "\n", "\r\n", "\"\"", "-", "$", "%", "(", ")", " ", "\t", "\u00A0", "\uFEFF", "é", "NaN", "1e9", "--", "N/A", "0", "9", "1,2", "12,5",
            "2026-02-30", "99999999999999999999", "0.00000001", "=1+1", "\u202E", "\u0001", "ORCHB", "X", "...",
        }.Select(Encoding.UTF8.GetBytes),
        [0x00],
        [0xC3],
        [0xFF, 0xFE],
    ];

    public static byte[] Of(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Damage(bytes, random);
        }
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(8))
        {
            case 0:
                bytes.InsertRange(at, Insertions[random.Next(Insertions.Length)]);
                break;
            case 1 when at < bytes.Count:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(32, 127);
                break;
            case 3 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.AddRange(bytes.ToArray());
                break;
            case 6:
                SwapCells(bytes, random);
                break;
            default:
                RepeatOrDropLine(bytes, random);
                break;
        }
    }

    private static void SwapCells(List<byte> bytes, Random random)
    {
        var cells = Encoding.Latin1.GetString([.. bytes]).Split(',');
        var (a, b) = (random.Next(cells.Length), random.Next(cells.Length));
        (cells[a], cells[b]) = (cells[b], cells[a]);
        Replace(bytes, string.Join(',', cells));
    }

    private static void RepeatOrDropLine(List<byte> bytes, Random random)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n').ToList();
        var line = random.Next(lines.Count);
        if (random.Next(2) == 0)
        {
            lines.Insert(random.Next(lines.Count + 1), lines[line]);
        }
        else
        {
            lines.RemoveAt(line);
        }
        Replace(bytes, string.Join('\n', lines));
    }

    private static void Replace(List<byte> bytes, string text)
    {
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(text));
    }
}
