using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Indexes.Models.SampleModels;

namespace AdvisorWorkstation.Domain.Tests.Indexes.Models;

public sealed class ModelWeightsTests(ITestOutputHelper output)
{
    private const int Draws = 300;

    [Fact]
    public void A_whole_index_is_the_index_to_the_last_digit()
    {
        var sample = new SampleModels(Seed.Print(output));
        Assert.Equal(sample.Indexes[Wide].Weights, sample.Build(ModelDefinition.Whole(Wide)).Weights);
    }

    [Fact]
    public void Whatever_can_be_built_sums_to_exactly_one_and_keeps_its_caps_and_exclusions()
    {
        var random = Seed.Print(output);
        var built = 0;
        for (var i = 0; i < Draws; i++)
        {
            var sample = new SampleModels(random);
            var definition = Random(random, sample);
            var build = sample.Build(definition);
            if (build.Findings.Count > 0)
            {
                Assert.Empty(build.Weights);
                Assert.All(build.Findings, f => Assert.StartsWith("Its caps can't hold", f, StringComparison.Ordinal));
                Assert.True(LargestTotal(sample, definition) < 1m, "the caps leave room and yet are refused");
                continue;
            }
            built++;
            Assert.Equal(1m, build.Weights.Sum(w => w.Weight.Fraction));
            Assert.All(build.Weights, w => Assert.InRange(w.Weight.Fraction, 0.000_000_000_1m, definition.Caps.Name?.Fraction ?? 1m));
            Assert.All(
                build.Weights.GroupBy(w => sample.Securities[w.Security].Sector).Where(g => g.Key != Sector.Unclassified),
                g => Assert.True(g.Sum(w => w.Weight.Fraction) <= (definition.Caps.Sector?.Fraction ?? 1m)));
            Assert.DoesNotContain(build.Weights, w => definition.Exclusions.Securities.Contains(w.Security)
                || definition.Exclusions.Sectors.Contains(sample.Securities[w.Security].Sector)
                || definition.Exclusions.Screens.Any(s => sample.Attributes[w.Security][s] > 0m));
            Assert.Equal(build.Weights.Select(w => w.Security).Order(), build.Weights.Select(w => w.Security));
        }
        Assert.True(built > Draws / 4, $"only {built} of {Draws} could be built");
    }

    [Fact]
    public void Above_a_cap_the_names_that_are_not_capped_keep_their_proportions_and_no_name_shrinks_that_is_not_capped()
    {
        var random = Seed.Print(output);
        for (var i = 0; i < Draws; i++)
        {
            var sample = new SampleModels(random);
            var cap = new Weight(decimal.Round(0.02m + (0.1m * (decimal)random.NextDouble()), 4));
            var before = sample.Build(ModelDefinition.Whole(Wide)).Weights.ToDictionary(w => w.Security, w => w.Weight.Fraction);
            var build = sample.Build(ModelDefinition.Whole(Wide) with { Caps = new ModelCaps(cap, null) });
            Assert.Empty(build.Findings);
            var free = build.Weights.Where(w => w.Weight.Fraction < cap.Fraction - 0.000_000_1m).ToList();
            Assert.All(free, w => Assert.InRange(
                w.Weight.Fraction / before[w.Security], 0.9999m * free[0].Weight.Fraction / before[free[0].Security], 1.0001m * free[0].Weight.Fraction / before[free[0].Security]));
            Assert.All(free, w => Assert.True(w.Weight.Fraction >= before[w.Security] - 0.000_000_1m));
        }
    }

    [Fact]
    public void Caps_that_every_name_just_fills_hold()
    {
        var sample = new SampleModels(Seed.Print(output), names: 60);
        var build = sample.Build(ModelDefinition.Whole(Narrow) with { Caps = new ModelCaps(Weight.FromPercent(5m), null) });
        Assert.Equal(20, build.Weights.Count);
        Assert.All(build.Weights, w => Assert.Equal(0.05m, w.Weight.Fraction));
        Assert.Equal(
            ["Its caps can't hold: all names at their caps together are less than the whole. Raise a cap, or exclude less."],
            sample.Build(ModelDefinition.Whole(Narrow) with { Caps = new ModelCaps(Weight.FromPercent(4.99m), null) }).Findings);
    }

    [Fact]
    public void A_tilt_of_one_and_a_slope_of_zero_change_nothing()
    {
        var sample = new SampleModels(Seed.Print(output));
        var plain = sample.Build(ModelDefinition.Whole(Wide));
        var tilted = sample.Build(ModelDefinition.Whole(Wide) with
        {
            SectorTilts = [.. Sectors.All.Select(s => new SectorTilt(s, 1m))],
            AttributeTilts = [new AttributeTilt(Score, 50m, 0m, 0.5m, 2m)],
        });
        Assert.Equal(plain.Weights, tilted.Weights);
    }

    [Fact]
    public void A_tilt_multiplies_within_its_bounds_and_the_rest_is_rescaled()
    {
        var sample = new SampleModels(new Random(7));
        var plain = sample.Build(ModelDefinition.Whole(Wide)).Weights.ToDictionary(w => w.Security, w => w.Weight.Fraction);
        var tilted = sample.Build(ModelDefinition.Whole(Wide) with { AttributeTilts = [new AttributeTilt(Score, 50m, 0.05m, 0.5m, 2m)] }).Weights;
        var scale = tilted[0].Weight.Fraction / (plain[tilted[0].Security] * Factor(tilted[0].Security));
        Assert.All(tilted, w => Assert.InRange(w.Weight.Fraction / (plain[w.Security] * Factor(w.Security) * scale), 0.9999m, 1.0001m));

        decimal Factor(SecurityId id) => Math.Clamp(1m + (0.05m * (sample.Attributes[id][Score] - 50m)), 0.5m, 2m);
    }

    [Fact]
    public void Sleeves_of_sleeves_come_to_the_same_as_the_flattened_model()
    {
        var random = Seed.Print(output);
        var sample = new SampleModels(random);
        var inner = sample.Add(1, ModelDefinition.Of(Of(Narrow, 30m), Of(new SecurityId(45), 70m)));
        var outer = sample.Add(2, ModelDefinition.Of(Of(Wide, 60m), Of(inner, 40m)));
        var nested = sample.Build(ModelDefinition.Of(Of(outer, 50m), Of(Narrow, 50m)));
        var flat = sample.Build(ModelDefinition.Of(Of(Wide, 30m), Of(Narrow, 56m), Of(new SecurityId(45), 14m)));
        Assert.Empty(nested.Findings);
        Assert.Equal(flat.Weights, nested.Weights);
    }

    [Fact]
    public void The_order_of_the_sleeves_does_not_matter()
    {
        var sample = new SampleModels(Seed.Print(output));
        var caps = new ModelCaps(Weight.FromPercent(6m), Weight.FromPercent(25m));
        var one = sample.Build(ModelDefinition.Of(Of(Wide, 70m), Of(Narrow, 30m)) with { Caps = caps });
        var other = sample.Build(ModelDefinition.Of(Of(Narrow, 30m), Of(Wide, 70m)) with { Caps = caps });
        Assert.Equal(one.Weights, other.Weights);
        Assert.Equal(one.Findings, other.Findings);
    }

    [Fact]
    public void A_model_that_contains_itself_is_refused_however_far_inside()
    {
        var sample = new SampleModels(new Random(1));
        var first = sample.Add(1, ModelDefinition.Whole(Wide));
        var second = sample.Add(2, ModelDefinition.Of(Of(first, 100m)));
        var third = sample.Add(3, ModelDefinition.Of(Of(second, 50m), Of(Wide, 50m)));
        Assert.Empty(sample.Build(ModelDefinition.Of(Of(third, 100m))).Findings);
        Assert.Equal(["The model Model 1 would contain itself. Take that sleeve out."], sample.Build(ModelDefinition.Of(Of(third, 100m)), first).Findings);
        Assert.Equal(["The model Model 1 would contain itself. Take that sleeve out."], sample.Build(ModelDefinition.Of(Of(first, 100m)), first).Findings);
    }

    [Fact]
    public void What_is_wrong_is_all_said_at_once()
    {
        var sample = new SampleModels(new Random(1));
        sample.Securities[new SecurityId(2)] = sample.Securities[new SecurityId(2)] with { Kind = SecurityKind.Other };
        var build = sample.Build(new ModelDefinition(
            [Of(Wide, 50m), Of(Wide, 40m), Of(new IndexId(9), 5m), Of(new SecurityId(2), -1m)],
            [new SectorTilt(Sector.Energy, 11m), new SectorTilt(Sector.Energy, 1m)],
            [new AttributeTilt("mood", 0m, 1m, 2m, 0.5m)],
            new ModelExclusions([], [], ["luck"]),
            new ModelCaps(Weight.Zero, Weight.FromPercent(101m))));
        Assert.Empty(build.Weights);
        Assert.Equal(
        [
            "There is no index:9 that a model could hold. Choose something else.",
            "There is no security:2 that a model could hold. Choose something else.",
            "The sleeve of S2 is -1.00%; it takes more than zero.",
            "There are two sleeves of Wide. Make one of them.",
            "The sleeves add up to 94%, not to 100%.",
            "The tilt of Energy is 11; it takes 0 to 10.",
            "Energy is tilted twice. Keep one of the two.",
            "The tilt by mood is bounded by 2 and 0.5; the bounds are 0 to 1 and 1 to 10.",
            "No security carries the attribute mood. Import it, or correct its name.",
            "No security carries the attribute luck. Import it, or correct its name.",
            "The cap of a name is 0.00%; it takes more than 0% and at most 100%, with eight decimals at most.",
            "The cap of a sector is 101.00%; it takes more than 0% and at most 100%, with eight decimals at most.",
        ],
            build.Findings);
        Assert.Equal(["Empty has no weights in force on this day. Import a file of it."], sample.Build(ModelDefinition.Whole(Empty)).Findings);
        var bare = sample.Add(4, null);
        Assert.Equal(["The model Model 4 has no version in force on this day."], sample.Build(ModelDefinition.Of(Of(bare, 100m))).Findings);
        Assert.Equal(
            ["The exclusions and tilts leave nothing to hold."],
            sample.Build(ModelDefinition.Of(Of(new SecurityId(5), 100m)) with { Exclusions = new ModelExclusions([new SecurityId(5)], [], []) }).Findings);
    }

    private static ModelDefinition Random(Random random, SampleModels sample)
    {
        var fund = decimal.Round((decimal)random.NextDouble() * 20m, 2) + 0.01m;
        var wide = decimal.Round((decimal)random.NextDouble() * 70m, 2) + 0.01m;
        Weight? Cap(double least, double most) => random.Next(3) == 0 ? null : new Weight(decimal.Round((decimal)(least + ((most - least) * random.NextDouble())), 4));
        return new ModelDefinition(
            [Of(Wide, wide), Of(new SecurityId(15), fund), Of(Narrow, 100m - fund - wide)],
            [.. Sectors.All.Where(_ => random.Next(3) == 0).Select(s => new SectorTilt(s, random.Next(0, 30) / 10m))],
            random.Next(2) == 0 ? [] : [new AttributeTilt(Score, 50m, random.Next(-40, 40) / 1000m, 0.25m, 3m)],
            new ModelExclusions([new SecurityId(random.Next(1, 60))], random.Next(2) == 0 ? [] : [Sectors.All[random.Next(Sectors.All.Count)]], [Screen]),
            new ModelCaps(Cap(0.015, 0.1), Cap(0.08, 0.3)));
    }

    /// <summary>The most that names at their caps could come to: the slow obvious form of what makes caps impossible.</summary>
    private static decimal LargestTotal(SampleModels sample, ModelDefinition definition)
    {
        var names = sample.Build(definition with { Caps = ModelCaps.None }).Weights;
        var cap = definition.Caps.Name?.Fraction ?? 1m;
        return names.GroupBy(w => sample.Securities[w.Security].Sector).Sum(g =>
            Math.Min(g.Count() * cap, g.Key == Sector.Unclassified ? 1m : definition.Caps.Sector?.Fraction ?? 1m));
    }
}
