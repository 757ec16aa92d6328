using System.Text.Json;

namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>
/// Reads tadi-instance/1: JSON, amounts as fractions of NAV, index-aligned arrays. An instance has no extra linear cost; an optional
/// assets.linear is read when it is there. Unreadable input is a finding, not an exception.
/// </summary>
public static class InstanceReader
{
    /// <summary>The schema that is read.</summary>
    public const string Schema = "tadi-instance/1";

    /// <summary>Reads a whole stream.</summary>
    public static Instance Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var schema = root.GetProperty("schema").GetString();
            return schema == Schema ? Read(root) : Refused("schema", $"is {schema}, not {Schema}");
        }
        catch (JsonException e)
        {
            return Refused("file", $"is not JSON: {e.Message}");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Refused("file", $"is not a {Schema}: {e.Message}");
        }
    }

    private static Instance Refused(string field, string message) => new(null, [], [new(field, null, message)]);

    private static Instance Read(JsonElement root)
    {
        var (meta, a, l, f, p) = (root.GetProperty("meta"), root.GetProperty("assets"), root.GetProperty("lots"), root.GetProperty("factors"), root.GetProperty("params"));
        var target = Doubles(a, "w");
        var assets = new Assets
        {
            Price = Doubles(a, "price"),
            Target = target,
            Held = Doubles(a, "x0"),
            Lower = Doubles(a, "lo"),
            Upper = Doubles(a, "hi"),
            UnitCost = Doubles(a, "cost"),
            SpecificVariance = Doubles(a, "D"),
            Linear = a.TryGetProperty("linear", out _) ? Doubles(a, "linear") : new double[target.Length],
            Fractional = Flags(a, "fractional"),
            NoBuy = Flags(a, "no_buy"),
            NoSell = Flags(a, "no_sell"),
            MustSell = Flags(a, "must_sell"),
            WashNoBuy = Flags(a, "wash_no_buy"),
        };
        var lots = new Lots
        {
            Asset = Integers(l, "asset"),
            Quantity = Doubles(l, "q"),
            TaxPerUnit = Doubles(l, "t"),
            GainPerUnit = Doubles(l, "gain"),
            LongTerm = [.. l.GetProperty("term").EnumerateArray().Select(term => term.GetString() == "LT")],
            Locked = Flags(l, "wash_locked"),
        };
        var factors = new FactorModel
        {
            Count = f.GetProperty("k").GetInt32(),
            Loadings = Matrix(a.GetProperty("F")),
            Covariance = Matrix(f.GetProperty("omega")),
        };
        LinearRow[] rows = [.. root.GetProperty("groups").EnumerateArray().Select(Row)];
        var limits = new Limits
        {
            MinCash = p.GetProperty("cmin").GetDouble(),
            MaxCash = p.GetProperty("cmax").GetDouble(),
            TurnoverCap = Cap(p, "turnover_cap"),
            ShortTermGainBudget = Cap(p, "st_gain_budget"),
            LongTermGainBudget = Cap(p, "lt_gain_budget"),
            MinTrade = p.GetProperty("min_trade").GetDouble(),
            MaxTrades = p.TryGetProperty("max_trades", out var most) && most.ValueKind == JsonValueKind.Number && most.GetInt32() > 0 ? most.GetInt32() : null,
        };
        var weights = new Weights { Gamma = p.GetProperty("gamma").GetDouble(), Theta = p.GetProperty("theta").GetDouble() };
        var nav = meta.GetProperty("nav_usd").GetDouble();
        string[] tickers = [.. a.GetProperty("ticker").EnumerateArray().Select(ticker => ticker.GetString() ?? "")];
        var findings = RebalanceProblem.Check(assets, lots, factors, rows, limits, weights, nav);
        return new(findings.Count == 0 ? new RebalanceProblem(assets, lots, factors, rows, limits, weights, nav) : null, tickers, findings);
    }

    private static LinearRow Row(JsonElement group) => new(
        group.GetProperty("name").GetString() ?? "", group.GetProperty("lower").GetDouble(), group.GetProperty("upper").GetDouble(),
        Integers(group, "idx"), Doubles(group, "val"));

    private static double Cap(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var cap) && cap.ValueKind == JsonValueKind.Number ? cap.GetDouble() : double.PositiveInfinity;

    private static double[] Doubles(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static int[] Integers(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static bool[] Flags(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(e => e.GetBoolean())];

    private static double[] Matrix(JsonElement rows) => [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray().Select(e => e.GetDouble()))];
}
