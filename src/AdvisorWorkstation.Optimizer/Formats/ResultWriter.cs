using System.Text.Json;

namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>Writes tadi-result/1: JSON with the decision, its objective and parts, the bound and its certificate. Names follow the instance's conventions.</summary>
public static class ResultWriter
{
    /// <summary>The schema that is written.</summary>
    public const string Schema = "tadi-result/1";

    private static readonly JsonWriterOptions Options = new() { Indented = false };

    /// <summary>Writes one result.</summary>
    /// <param name="milliseconds">Wall time of each repetition.</param>
    public static void Write(Stream stream, string instance, RebalanceProblem problem, Solution solution, IReadOnlyList<double> milliseconds)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("instance", instance);
        json.WriteString("status", RelaxationNames.Of(solution.Status));
        json.WriteStartArray("relaxed");
        foreach (var name in RelaxationNames.Of(solution.Relaxed))
            json.WriteStringValue(name);
        json.WriteEndArray();
        if (solution.After is { } after)
            WriteDecision(json, solution, after);
        if (solution.Certificate is { } certificate && double.IsFinite(solution.Bound))
        {
            json.WriteNumber("bound", solution.Bound);
            json.WritePropertyName("certificate");
            WriteCertificate(json, certificate);
        }
        json.WriteNumber("iterations", solution.Iterations);
        json.WriteNumber("nodes", solution.Nodes);
        WriteTimes(json, milliseconds);
        if (solution.Infeasible is { } report)
            WriteReport(json, problem, report);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, Solution solution, Evaluation after)
    {
        json.WriteNumber("objective", after.Objective);
        json.WriteNumber("risk", after.Risk);
        json.WriteNumber("tax", after.Tax);
        json.WriteNumber("cost", after.Cost);
        if (after.Linear != 0)
            json.WriteNumber("linear", after.Linear);
        if (double.IsFinite(solution.Bound))
            json.WriteNumber("gap_bp", solution.Gap * 1e4);
        WriteArray(json, "u", solution.Sold);
        WriteArray(json, "b", solution.Bought);
        json.WriteNumber("cash", after.Cash);
    }

    private static void WriteArray(Utf8JsonWriter json, string name, double[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void WriteCertificate(Utf8JsonWriter json, Certificate node)
    {
        json.WriteStartObject();
        switch (node)
        {
            case Certificate.Leaf leaf:
                WriteMultipliers(json, leaf.Multipliers);
                break;
            case Certificate.Split split:
                json.WriteNumber("asset", split.Asset);
                json.WriteNumber("below", split.Below);
                json.WriteNumber("above", split.Above);
                json.WritePropertyName("left");
                WriteCertificate(json, split.Left);
                json.WritePropertyName("right");
                WriteCertificate(json, split.Right);
                break;
            case Certificate.Empty:
                json.WriteBoolean("empty", true);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, null);
        }
        json.WriteEndObject();
    }

    private static void WriteMultipliers(Utf8JsonWriter json, Multipliers multipliers)
    {
        json.WriteStartObject("multipliers");
        WriteArray(json, "pi", multipliers.Pi);
        json.WriteNumber("cash", multipliers.Cash);
        WriteArray(json, "groups", multipliers.Rows);
        json.WriteNumber("turnover", multipliers.Turnover);
        json.WriteNumber("st", multipliers.ShortTermGains);
        json.WriteNumber("lt", multipliers.LongTermGains);
        json.WriteNumber("trades", multipliers.Trades);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, IReadOnlyList<double> milliseconds)
    {
        if (milliseconds.Count == 0)
            return;
        double[] sorted = [.. milliseconds.Order()];
        json.WriteStartObject("solve_ms");
        json.WriteNumber("median", sorted[sorted.Length / 2]);
        json.WriteNumber("min", sorted[0]);
        json.WriteNumber("max", sorted[^1]);
        json.WriteEndObject();
    }

    private static void WriteReport(Utf8JsonWriter json, RebalanceProblem problem, InfeasibilityReport report)
    {
        json.WriteStartObject("infeasible");
        json.WriteStartArray("conflict");
        foreach (var requirement in report.Conflict)
            json.WriteStringValue(requirement.Name(problem));
        json.WriteEndArray();
        json.WriteStartObject("relaxation");
        foreach (var (requirement, amount) in report.Relaxation)
        {
            if (double.IsFinite(amount))
                json.WriteNumber(requirement.Name(problem), amount);
            else
                json.WriteString(requirement.Name(problem), "drop");
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
