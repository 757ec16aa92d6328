using System.Text;
using System.Text.Json;
using AdvisorWorkstation.Optimizer.Formats;

namespace AdvisorWorkstation.Optimizer.Tests.Formats;

public sealed class FormatTests
{
    private static readonly RebalanceProblem Problem = new SmallAccount
    {
        Rows = [new("first half", 0.3, 0.6, [0, 1, 2, 3], [1, 1, 1, 1])],
        Limits = new() { MinCash = 0, MaxCash = 0.05, TurnoverCap = 0.1, ShortTermGainBudget = 0.01, LongTermGainBudget = 0.02, MinTrade = 0.001, MaxTrades = 6 },
    }.Build();

    [Fact]
    public void An_instance_reads_back_as_it_was_written()
    {
        using var stream = new MemoryStream();
        InstanceWriter.Write(stream, Problem);
        stream.Position = 0;
        var instance = InstanceReader.Read(stream);
        Assert.Empty(instance.Findings);
        var read = instance.Problem!;
        Assert.Equal(Problem.NavUsd, read.NavUsd);
        Assert.Equal(Problem.Assets.Held, read.Assets.Held);
        Assert.Equal(Problem.Lots.TaxPerUnit, read.Lots.TaxPerUnit);
        Assert.Equal(Problem.Lots.LongTerm, read.Lots.LongTerm);
        Assert.Equal(Problem.Factors.Loadings, read.Factors.Loadings);
        Assert.Equal(Problem.Limits, read.Limits);
        Assert.Equal(Problem.Weights, read.Weights);
        Assert.Equal(Problem.Rows[0].Coefficient, read.Rows[0].Coefficient);
    }

    [Theory]
    [InlineData("not json", "file is not JSON")]
    [InlineData("""{"schema":"something/9"}""", "schema is something/9, not tadi-instance/1")]
    [InlineData("""{"schema":"tadi-instance/1","meta":{}}""", "file is not a tadi-instance/1")]
    public void An_unreadable_file_is_a_finding(string text, string finding)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var instance = InstanceReader.Read(stream);
        Assert.Null(instance.Problem);
        Assert.StartsWith(finding, Assert.Single(instance.Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Relaxations_are_read_by_name()
    {
        Assert.Equal((Relaxations.All, null), RelaxationNames.Parse("all"));
        Assert.Equal((Relaxations.MinTrade | Relaxations.TradeCount, null), RelaxationNames.Parse("min-trade, trade-count"));
        Assert.Equal((Relaxations.None, null), RelaxationNames.Parse(""));
        Assert.Equal((null, "gravity"), RelaxationNames.Parse("min-trade,gravity"));
    }

    [Fact]
    public void A_run_writes_the_result_of_an_instance_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "in.json"), Path.Combine(folder.FullName, "out.json"));
            using (var stream = File.Create(input))
                InstanceWriter.Write(stream, Problem);
            var request = new OptimizeRequest { InstancePath = input, OutPath = output, Repeat = 3, Relax = "trade-count" };
            var outcome = OptimizeRun.Execute(request, Stream.Null, TestContext.Current.CancellationToken);
            Assert.Equal(0, outcome.ExitCode);
            using var result = JsonDocument.Parse(File.ReadAllText(output));
            var root = result.RootElement;
            Assert.Equal("tadi-result/1", root.GetProperty("schema").GetString());
            Assert.Equal("certified", root.GetProperty("status").GetString());
            Assert.Equal("trade-count", root.GetProperty("relaxed")[0].GetString());
            Assert.Equal(Problem.Lots.Count, root.GetProperty("u").GetArrayLength());
            Assert.Equal(Problem.Assets.Count, root.GetProperty("b").GetArrayLength());
            Assert.True(root.GetProperty("bound").GetDouble() <= root.GetProperty("objective").GetDouble());
            Assert.True(root.GetProperty("solve_ms").GetProperty("median").GetDouble() > 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("missing.json", "", 1, "--instance")]
    [InlineData("missing.json", "gravity", 1, "--relax")]
    public void An_unusable_request_says_why(string path, string relax, int exitCode, string start)
    {
        var outcome = OptimizeRun.Execute(new() { InstancePath = path, Relax = relax }, Stream.Null, TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.StartsWith(start, Assert.Single(outcome.Messages), StringComparison.Ordinal);
    }
}
