namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>A bar on a terminal; a line at every quarter where the output is not one.</summary>
internal sealed class ConsoleProgress(TextWriter output) : IProgress<WorkProgress>
{
    private const int Width = 40;
    private readonly Lock _gate = new();
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private string _what = "";
    private int _shown = -1;

    public void Report(WorkProgress value)
    {
        lock (_gate)
        {
            if (value.What != _what)
            {
                (_what, _shown) = (value.What, -1);
            }
            var steps = _isTerminal ? Width : 4;
            var reached = value.Total == 0 ? steps : (int)((long)value.Done * steps / value.Total);
            if (reached <= _shown)
            {
                return;
            }
            _shown = reached;
            if (!_isTerminal)
            {
                output.WriteLine($"{value.What}: {value.Done} of {value.Total}");
                return;
            }
            output.Write($"\r{value.What,-28} [{new string('#', reached)}{new string('.', Width - reached)}] {value.Done}/{value.Total}");
            if (value.Done >= value.Total)
            {
                output.WriteLine();
            }
            output.Flush();
        }
    }
}
