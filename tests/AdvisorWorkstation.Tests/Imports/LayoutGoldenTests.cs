namespace AdvisorWorkstation.Tests.Imports;

public sealed class LayoutGoldenTests
{
    public static TheoryData<string> Names => [.. Fixtures.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_each_layout_gives_exactly_the_facts_and_findings_that_were_checked_by_hand(string name)
    {
        var actual = FactWords.Of(Fixtures.Read(name));
        Assert.Equal(Fixtures.Expected(name, actual), actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_is_recognized_by_its_content_under_any_name(string name)
    {
        Assert.Equal(Fixtures.Read(name).Layout, Fixtures.Read("upload(3)", Fixtures.Bytes(name)).Layout);
        Assert.NotNull(Fixtures.Read(name).Layout);
    }
}
