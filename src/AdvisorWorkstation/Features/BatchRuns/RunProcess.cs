using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Which process carries a run, so that another one can tell whether it is still there.</summary>
internal static class RunProcess
{
    /// <summary>The same process may be told a slightly different start by the machine each time it is asked.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    /// <summary>This process: the machine, the number, the start.</summary>
    public static string Here { get; } = MarkOf(Process.GetCurrentProcess());

    public static string MarkOf(Process process) => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{process.StartTime.ToUniversalTime().Ticks}");

    /// <summary>True when the mark is of another process that lives on this machine. Whether this one runs anything it knows itself.</summary>
    public static bool IsAnotherAlive(string mark)
    {
        if (mark.Split('/') is not [var machine, var number, var start]
            || machine != Environment.MachineName
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(start, CultureInfo.InvariantCulture, out var ticks)
            || id == Environment.ProcessId)
        {
            return false;
        }
        try
        {
            using var process = Process.GetProcessById(id);
            return (process.StartTime.ToUniversalTime() - new DateTime(ticks, DateTimeKind.Utc)).Duration() < Tolerance;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
