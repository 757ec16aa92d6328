using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Indexes.Models.SampleModels;

namespace AdvisorWorkstation.Domain.Tests.Indexes.Models;

public sealed class ModelSentencesTests
{
    private static readonly ModelDefinition Rich = new(
        [Of(Wide, 82.5m), Of(new SecurityId(15), 17.5m)],
        [new SectorTilt(Sector.Energy, 0.5m)],
        [new AttributeTilt(Score, 55m, 0.02m, 0.5m, 2m), new AttributeTilt(Screen, 1m, -0.1m, 0m, 1m)],
        new ModelExclusions([new SecurityId(3)], [Sector.Utilities], [Screen]),
        new ModelCaps(Weight.FromPercent(5m), Weight.FromPercent(30m)));

    [Fact]
    public void A_definition_reads_as_sentences()
    {
        var sources = new SampleModels(new Random(1)).Sources;
        Assert.Equal(["Follows Wide."], ModelSentences.Of(ModelDefinition.Whole(Wide), null, sources));
        Assert.Equal(
        [
            "Holds from 2026-12-01 on.",
            "82.5% in Wide.",
            "17.5% in S15.",
            "Never holds S3.",
            "Holds no Utilities.",
            "Holds nothing that the screen tobacco marks.",
            "Holds 0.5 times as much Energy for each dollar of the others.",
            "Holds 2% more of a name for each point of score above 55, and less below it, 0.5 to 2 times as much.",
            "Holds 10% less of a name for each point of tobacco above 1, and more below it, 0 to 1 times as much.",
            "No name is more than 5%.",
            "No sector is more than 30%.",
        ],
            ModelSentences.Of(Rich, new DateOnly(2026, 12, 1), sources));
    }

    [Fact]
    public void Two_versions_are_compared_sentence_by_sentence_in_reading_order() => Assert.Equal(
        ["Kept a", "Gone b", "Added x", "Kept c", "Added d"],
        SentenceChanges.Between(["a", "b", "c"], ["a", "x", "c", "d"]).Select(c => $"{c.Fate} {c.Sentence}"));

    [Fact]
    public void A_source_is_read_back_as_it_was_written()
    {
        Assert.All(
            new SleeveSource[] { new SleeveSource.OfIndex(new IndexId(1)), new SleeveSource.OfModel(new ModelId(2)), new SleeveSource.OfSecurity(new SecurityId(3)) },
            s => Assert.Equal(s, SleeveSource.TryParse(s.ToString())));
        Assert.Null(SleeveSource.TryParse("fund:1"));
        Assert.Null(SleeveSource.TryParse("index:x"));
        Assert.Null(SleeveSource.TryParse(""));
    }
}
