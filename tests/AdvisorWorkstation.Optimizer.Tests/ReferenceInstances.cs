using System.IO.Compression;
using System.Text.Json;
using AdvisorWorkstation.Optimizer.Formats;

namespace AdvisorWorkstation.Optimizer.Tests;

/// <summary>The reference instances and what is known about them.</summary>
internal static class ReferenceInstances
{
    public static readonly string[] Names = ["inst_100_1", "inst_100_2", "inst_500_1", "inst_500_2", "inst_1000_1"];

    private static readonly JsonElement Values = JsonDocument.Parse(File.ReadAllText(PathOf("references.json"))).RootElement;

    public static TheoryData<string> All => [.. Names];

    public static RebalanceProblem Load(string name)
    {
        using var file = File.OpenRead(PathOf(name + ".json.gz"));
        using var json = new GZipStream(file, CompressionMode.Decompress);
        return InstanceReader.Read(json).Problem!;
    }

    public static double Plain(string name) => Values.GetProperty(name).GetProperty("plain").GetDouble();

    public static (double BestKnown, double ProvenBound) Best(string name, string mode)
    {
        var entry = Values.GetProperty(name).GetProperty(mode);
        return (entry.GetProperty("best_known").GetDouble(), entry.GetProperty("proven_bound").GetDouble());
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "data", "optimizer", file);
}
