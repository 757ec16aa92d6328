using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>The built program in a process of its own, on a data folder of its own, at a free port of this machine.</summary>
internal sealed partial class WorkstationProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkstationProcess(DirectoryInfo data, string[] arguments)
    {
        Data = data;
        _process = Start(["serve", "--url", "http://127.0.0.1:0", "--data", data.FullName, .. arguments]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"the workstation ended at its start:\n{Said}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The data folder.</summary>
    public DirectoryInfo Data { get; }

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything it printed.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>The link with which the first person signs up; empty when it printed none.</summary>
    public string SetupLink => SetupLinks().Match(Said) is { Success: true } found ? $"{Address}/setup?token={found.Groups["token"].Value}" : "";

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<WorkstationProcess> StartAsync(params string[] arguments)
    {
        var started = new WorkstationProcess(Directory.CreateTempSubdirectory("workstation-"), arguments);
        started.Address = await started._address.Task.WaitAsync(Patience);
        return started;
    }

    /// <summary>Runs a verb to its end on a data folder.</summary>
    public static async Task<(int ExitCode, string Output)> RunVerbAsync(DirectoryInfo data, params string[] arguments)
    {
        using var process = Start([.. arguments, "--data", data.FullName]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Data.Delete(recursive: true);
    }

    private static Process Start(string[] arguments)
    {
        var program = typeof(WorkstationProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Program").Value!;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) is { } process ? Watched(process) : throw new InvalidOperationException($"could not start {program}");
    }

    private static Process Watched(Process process)
    {
        process.EnableRaisingEvents = true;
        return process;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_said)
        {
            _said.AppendLine(line);
        }
        if (Addresses().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(found.Groups["at"].Value);
        }
    }

    [GeneratedRegex(@"AdvisorWorkstation is at (?<at>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"/setup\?token=(?<token>[0-9a-f]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SetupLinks();
}
