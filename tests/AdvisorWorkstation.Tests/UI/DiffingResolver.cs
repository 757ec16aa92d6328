using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AdvisorWorkstation.Tests.UI;

/// <summary>Lets bUnit, which asks for AngleSharp.Diffing 1.x, run on 0.17 (src/decisions/0002).</summary>
internal static class DiffingResolver
{
    private const string Diffing = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == Diffing && name.Version is { Major: > 0 } ? context.LoadFromAssemblyName(new AssemblyName(Diffing)) : null;
}
