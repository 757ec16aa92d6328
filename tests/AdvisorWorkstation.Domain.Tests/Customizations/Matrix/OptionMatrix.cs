using AdvisorWorkstation.Domain.Customizations;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>
/// Every option of the menus: set it, solve, and what comes out differs in the way that the option says. An option without a line fails.
/// </summary>
public sealed class OptionMatrix
{
    private static readonly ILookup<string, MatrixLine> Lines = typeof(OptionMatrix).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && typeof(IMatrixLines).IsAssignableFrom(t))
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .SelectMany(t => ((IMatrixLines)Activator.CreateInstance(t)!).Lines)
        .ToLookup(l => l.Option, StringComparer.Ordinal);

    /// <summary>True for an option that has a line.</summary>
    public static bool Covers(string option) => Lines.Contains(option);

    public static TheoryData<string> Options => [.. PolicyOptions.All.Select(o => o.Key)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Setting_an_option_changes_what_comes_out_in_the_way_that_it_says(string key)
    {
        if (key == "notes.profile")
        {
            // a note must not change anything
            var (plain, noted) = (new MatrixSolve(MatrixAccount.Create()), new MatrixSolve(MatrixAccount.Create().Wish(key, "note=Prefers mail")));
            Assert.Equal(Builders.Solved.Print(plain.Rebalance.Trades), Builders.Solved.Print(noted.Rebalance.Trades));
            return;
        }
        Assert.True(Lines.Contains(key), $"{key} has no line in the matrix: say what it changes");
        foreach (var line in Lines[key])
        {
            Assert.Empty(PolicyOptions.Find(key)!.Faults(Arguments.Parse(line.Arguments)));
            line.Differs(new MatrixSolve(line.Given(line.Start())), new MatrixSolve(line.Given(line.Start()).Wish(key, line.Arguments)));
        }
    }

    [Fact]
    public void No_line_is_about_an_option_that_does_not_exist() => Assert.All(Lines, l => Assert.NotNull(PolicyOptions.Find(l.Key)));
}
