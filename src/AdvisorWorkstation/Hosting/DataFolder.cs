namespace AdvisorWorkstation.Hosting;

/// <summary>The folder that holds all of a firm's data: database, exports, raw imports, audit heads, keys, logs.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, made if it is not there, readable by its owner only.</summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        foreach (var folder in (string[])[Path, Keys, AuditHeads, RawImports, Logs])
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly);
            }
        }
    }

    public string Path { get; }

    /// <summary>The keys that sign the audit heads and protect cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Signed heads of the history; copy this folder elsewhere, often.</summary>
    public string AuditHeads => System.IO.Path.Combine(Path, "audit-heads");

    /// <summary>Imported files as they came, by hash.</summary>
    public string RawImports => System.IO.Path.Combine(Path, "imports");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Where data goes when no folder is named: the user's own data folder.</summary>
    public static string Default { get; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "AdvisorWorkstation");
}
