using System.Text.Json;

namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>
/// Writes tadi-instance/1, so that a problem can be solved elsewhere and its result checked. Fields that the problem does not hold (names, dates, tax
/// rates) are left out or get a stand-in; budgets without a limit are written as 1e6.
/// </summary>
public static class InstanceWriter
{
    private const double NoLimit = 1e6;

    /// <summary>Writes one problem.</summary>
    public static void Write(Stream stream, RebalanceProblem problem, IReadOnlyList<string>? tickers = null)
    {
        var (assets, lots, factors, limits) = (problem.Assets, problem.Lots, problem.Factors, problem.Limits);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("schema", InstanceReader.Schema);
        json.WriteStartObject("meta");
        json.WriteNumber("n", assets.Count);
        json.WriteNumber("n_lots", lots.Count);
        json.WriteNumber("k", factors.Count);
        json.WriteNumber("nav_usd", problem.NavUsd);
        json.WriteEndObject();
        json.WriteStartObject("assets");
        json.WriteStartArray("ticker");
        for (var i = 0; i < assets.Count; i++)
            json.WriteStringValue(tickers?[i] ?? $"A{i:D4}");
        json.WriteEndArray();
        Write(json, "price", assets.Price);
        Write(json, "w", assets.Target);
        Write(json, "x0", assets.Held);
        Write(json, "lo", assets.Lower);
        Write(json, "hi", assets.Upper);
        Write(json, "cost", assets.UnitCost);
        Write(json, "D", assets.SpecificVariance);
        Write(json, "linear", assets.Linear);
        Write(json, "fractional", assets.Fractional);
        Write(json, "no_buy", assets.NoBuy);
        Write(json, "no_sell", assets.NoSell);
        Write(json, "must_sell", assets.MustSell);
        Write(json, "wash_no_buy", assets.WashNoBuy);
        WriteMatrix(json, "F", factors.Loadings, assets.Count, factors.Count);
        json.WriteEndObject();
        json.WriteStartObject("factors");
        json.WriteNumber("k", factors.Count);
        WriteMatrix(json, "omega", factors.Covariance, factors.Count, factors.Count);
        json.WriteEndObject();
        WriteLots(json, lots);
        json.WriteStartArray("groups");
        foreach (var row in problem.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteNumber("lower", Math.Max(row.Lower, -NoLimit));
            json.WriteNumber("upper", Math.Min(row.Upper, NoLimit));
            json.WriteStartArray("idx");
            foreach (var asset in row.Asset)
                json.WriteNumberValue(asset);
            json.WriteEndArray();
            Write(json, "val", row.Coefficient);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("params");
        json.WriteNumber("gamma", problem.Weights.Gamma);
        json.WriteNumber("theta", problem.Weights.Theta);
        json.WriteNumber("cmin", limits.MinCash);
        json.WriteNumber("cmax", limits.MaxCash);
        json.WriteNumber("turnover_cap", Math.Min(limits.TurnoverCap, NoLimit));
        json.WriteNumber("st_gain_budget", Math.Min(limits.ShortTermGainBudget, NoLimit));
        json.WriteNumber("lt_gain_budget", Math.Min(limits.LongTermGainBudget, NoLimit));
        json.WriteNumber("min_trade", limits.MinTrade);
        if (limits.MaxTrades is { } most)
            json.WriteNumber("max_trades", most);
        else
            json.WriteNull("max_trades");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLots(Utf8JsonWriter json, Lots lots)
    {
        json.WriteStartObject("lots");
        json.WriteStartArray("asset");
        foreach (var asset in lots.Asset)
            json.WriteNumberValue(asset);
        json.WriteEndArray();
        Write(json, "q", lots.Quantity);
        Write(json, "t", lots.TaxPerUnit);
        Write(json, "gain", lots.GainPerUnit);
        json.WriteStartArray("term");
        foreach (var longTerm in lots.LongTerm)
            json.WriteStringValue(longTerm ? "LT" : "ST");
        json.WriteEndArray();
        Write(json, "wash_locked", lots.Locked);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, bool[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteBooleanValue(value);
        json.WriteEndArray();
    }

    private static void WriteMatrix(Utf8JsonWriter json, string name, double[] values, int rows, int columns)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < rows; i++)
        {
            json.WriteStartArray();
            for (var j = 0; j < columns; j++)
                json.WriteNumberValue(values[i * columns + j]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
