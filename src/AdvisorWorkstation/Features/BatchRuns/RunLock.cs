using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>
/// Keeps two runs from going on at once on one data folder, be it in two programs: a file that is held open for as long as the run goes on. The
/// system lets go of it when the program ends, however it ends.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";

    private readonly FileStream _held;

    private RunLock(FileStream held) => _held = held;

    public static Outcome<RunLock> Take(DataFolder data)
    {
        try
        {
            return new RunLock(new FileStream(Path.Combine(data.Path, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held) when (held.GetType() == typeof(IOException))
        {
            return new Refusal(
                "run-in-progress", "A run is in progress, here or in another program on the same data. Wait for it to end, or cancel it.");
        }
    }

    public void Dispose() => _held.Dispose();
}
