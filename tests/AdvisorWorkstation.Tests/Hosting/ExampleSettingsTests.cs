using System.Collections;
using System.Globalization;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Architecture;
using Microsoft.Extensions.Configuration;

namespace AdvisorWorkstation.Tests.Hosting;

/// <summary>The example that stands beside the README: every setting, its default, nothing else.</summary>
public sealed class ExampleSettingsTests
{
    private static readonly string Example = Path.Combine(SourceTree.Root, "appsettings.example.json");

    [Fact]
    public void It_binds_and_is_usable()
    {
        var bound = WorkstationSettings.Bind(Configuration());
        Assert.False(bound.IsRefused, bound.IsRefused ? bound.Refusal.Sentence : "");
    }

    [Fact]
    public void It_lists_every_setting_with_its_default()
    {
        var listed = Configuration().AsEnumerable().Where(pair => pair.Value is not null).Select(pair => $"{pair.Key} = {pair.Value}");
        Assert.Equal(Settings(new WorkstationOptions()).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_says_what_it_is_and_in_which_unit()
    {
        var lines = File.ReadAllLines(Example);
        var unsaid = lines.Index()
            .Where(line => line.Item.TrimStart().StartsWith('"') && !lines[line.Index - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.Item.Trim());
        Assert.Empty(unsaid);
    }

    [Theory]
    [InlineData("Security:IdleMinutes", "0")]
    [InlineData("Security:IdleMinutes", "soon")]
    [InlineData("Security:PasswordIterations", "1000")]
    [InlineData("Exports:FixSender", "a|b")]
    [InlineData("Server:Adress", "http://localhost:1")]
    [InlineData("Database:ConnectionString", "")]
    public void A_setting_that_cannot_be_meant_is_refused_by_name(string key, string value)
    {
        var wrong = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build();
        var bound = WorkstationSettings.Bind(wrong);
        Assert.True(bound.IsRefused);
        Assert.Contains(key.Split(':')[1], bound.Refusal.Sentence, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration() => new ConfigurationBuilder().AddJsonFile(Example).Build();

    private static IEnumerable<string> Settings(WorkstationOptions options) =>
        from section in typeof(WorkstationOptions).GetProperties()
        let part = section.GetValue(options)!
        from setting in part.GetType().GetProperties()
        select $"{section.Name}:{setting.Name} = {Words(setting.GetValue(part))}";

    private static string Words(object? value) => value switch
    {
        string text => text,
        ICollection { Count: 0 } => "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
