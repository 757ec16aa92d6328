using System.Diagnostics;
using System.Text;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>
/// Damaged files. Whatever happens to a file's bytes, reading and planning it neither throws nor hangs, every refusal names line and column, and
/// what is accepted sums to what a second reader finds. AW_MUTATIONS and AW_SEED set how many there are for each file, and the seed.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly int Mutations = Setting("AW_MUTATIONS", 500);
    private static readonly int Seed = Setting("AW_SEED", Environment.TickCount);

    public static TheoryData<string> Names => [.. Fixtures.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_is_refused_by_line_and_column_or_read_as_a_second_reader_reads_it(string name)
    {
        output.WriteLine($"AW_SEED={Seed}");
        var random = new Random(Seed ^ name.Length * 7919);
        var (accepted, refused, longest) = (0, 0, 0L);
        for (var i = 0; i < Mutations; i++)
        {
            var content = Mutation.Of(Fixtures.Bytes(name), random);
            var watch = Stopwatch.StartNew();
            var reading = Look(name, content);
            longest = Math.Max(longest, watch.ElapsedMilliseconds);
            Assert.True(longest < 5_000, Story(name, content, $"took {longest} ms"));
            foreach (var finding in reading.Findings.ToList().Where(f => f.Severity is ImportSeverity.Error or ImportSeverity.NeedsYourWord))
            {
                Assert.True(finding is { Line: > 0, Column.Length: > 0, Sentence.Length: > 0 }, Story(name, content, finding.ToString()));
            }
            if (reading.Findings.HasErrors)
            {
                refused++;
            }
            else if (!reading.IsSetAside)
            {
                accepted++;
                Assert.True(RoundTrips.Difference(reading, content) is null, Story(name, content, RoundTrips.Difference(reading, content)!));
            }
        }
        output.WriteLine(
            $"{name}: {accepted} accepted, {refused} refused, {Mutations - accepted - refused} set aside; "
            + $"longest {longest} ms; {Process.GetCurrentProcess().WorkingSet64 / 1_048_576} MB in memory");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_of_a_damaged_file_is_committed_when_it_is_refused(string name)
    {
        output.WriteLine($"AW_SEED={Seed}");
        var random = new Random(Seed);
        await using var firm = await ImportFirm.CreateAsync();
        await firm.Get<SaveColumnMapping>().RunAsync(Fixtures.Mapping, firm.Operations, ImportFirm.Cancel);
        var before = await firm.DumpAsync();
        for (var i = 0; i < 5; i++)
        {
            var preview = await firm.PreviewAsync(new DeliveredFile(name, Mutation.Of(Fixtures.Bytes(name), random)));
            if (preview.State == ImportState.Refused)
            {
                Assert.True((await firm.CommitAsync(preview, isConfirmed: true)).IsRefused);
            }
        }
        Assert.Equal(before, await firm.DumpAsync());
    }

    private static FileReading Look(string name, byte[] content)
    {
        try
        {
            var limits = new ImportOptions();
            var files = DeliveryReader.Read([new DeliveredFile(name, content), .. Companions(name)], [Fixtures.Mapping], limits, CancellationToken.None);
            foreach (var file in files.Where(f => f.Unnamed is not null))
            {
                AccountNaming.Name(file, SmallFirm.CandidatesAt(file.Unnamed!.Custodian));
            }
            ImportPlanner.Plan(SmallFirm.State, new Delivery(files, new DateOnly(2026, 11, 20)));
            return files[0];
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException(Story(name, content, fault.Message), fault);
        }
    }

    /// <summary>The other parts of a risk model, without which one is refused.</summary>
    private static IEnumerable<DeliveredFile> Companions(string name) => name.StartsWith("risk_", StringComparison.Ordinal)
        ? Fixtures.Names.Where(n => n.StartsWith("risk_", StringComparison.Ordinal) && n != name).Select(Fixtures.Delivered)
        : [];

    private static string Story(string name, byte[] content, string what) =>
        $"AW_SEED={Seed}, {name}: {what}\n{Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 4_000)))}";

    private static int Setting(string name, int standard) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : standard;
}
