using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Tests.Markets;

public sealed class SectorTests
{
    [Fact]
    public void There_are_eleven_sectors_and_each_is_read_by_its_own_name()
    {
        Assert.Equal(11, Sectors.All.Count);
        Assert.All(Sectors.All, s => Assert.Equal(s, Sectors.TryParse(s.Name().ToUpperInvariant())));
    }

    [Theory]
    [InlineData("Communication", Sector.CommunicationServices)]
    [InlineData(" Technology ", Sector.InformationTechnology)]
    [InlineData("Healthcare", Sector.HealthCare)]
    public void Spellings_that_files_use_are_read(string text, Sector sector) => Assert.Equal(sector, Sectors.TryParse(text));

    [Fact]
    public void A_name_that_is_none_is_none() => Assert.Null(Sectors.TryParse("Crypto"));
}
