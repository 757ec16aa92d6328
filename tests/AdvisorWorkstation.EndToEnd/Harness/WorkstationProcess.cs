using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>The built program in a process of its own, on a data folder of its own, at a free port of this machine.</summary>
internal sealed partial class WorkstationProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly StringBuilder _said = new();
    private Process? _process;
    private TaskCompletionSource<string> _address = new();

    private WorkstationProcess(DirectoryInfo data) => Data = data;

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

    /// <summary>Starts it on a data folder, a new one when none is given, and waits until it listens.</summary>
    public static async Task<WorkstationProcess> StartAsync(DirectoryInfo? data = null)
    {
        var workstation = new WorkstationProcess(data ?? Directory.CreateTempSubdirectory("workstation-"));
        await workstation.ServeAsync("http://127.0.0.1:0");
        return workstation;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Starts it again, on the same data and at the same address.</summary>
    public Task StartAgainAsync() => ServeAsync(Address);

    /// <summary>Runs a verb to its end on a data folder.</summary>
    public static async Task<(int ExitCode, string Output)> RunVerbAsync(DirectoryInfo data, params string[] arguments)
    {
        using var process = Start([.. arguments, "--data", data.FullName]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Runs a verb that has to succeed, and answers what it printed.</summary>
    public static async Task<string> RequireVerbAsync(DirectoryInfo data, params string[] arguments)
    {
        var (exitCode, output) = await RunVerbAsync(data, arguments);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Data.Delete(recursive: true);
    }

    private async Task ServeAsync(string url)
    {
        var address = _address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Start(["serve", "--url", url, "--data", Data.FullName]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"the workstation ended at its start:\n{Said}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await address.Task.WaitAsync(Patience);
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
