using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AdvisorWorkstation.Data;

/// <summary>
/// Lets EF Core 10 run on the operating system's SQLite through SQLitePCLRaw 2.0.6 (src/decisions/0002). Runs before anything of EF does.
/// </summary>
internal static class SqliteRuntime
{
    private const string ManagedCore = "SQLitePCLRaw.core";
    private const string NativeName = "e_sqlite3";

    /// <summary>The operating system's library.</summary>
    internal static string NativeLibraryName =>
        OperatingSystem.IsWindows() ? "winsqlite3" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";

    [ModuleInitializer]
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == ManagedCore ? context.LoadFromAssemblyName(new AssemblyName(ManagedCore)) : null;
        UseSystemLibrary();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseSystemLibrary()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => name == NativeName ? LoadSystemLibrary() : IntPtr.Zero);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
    }

    private static IntPtr LoadSystemLibrary() =>
        NativeLibrary.TryLoad(NativeLibraryName, out var handle)
            ? handle
            : throw new DllNotFoundException(
                $"SQLite's library {NativeLibraryName} is not on this machine. On Debian or Ubuntu: apt-get install libsqlite3-0.");
}
