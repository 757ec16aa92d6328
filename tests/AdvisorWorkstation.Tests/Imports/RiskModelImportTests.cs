using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class RiskModelImportTests
{
    [Fact]
    public async Task Three_files_become_one_model_exact_to_the_bit()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Files());
        Assert.Contains("1 pairs", Assert.Single(preview.Report.Findings).Sentence, StringComparison.Ordinal);
        var row = Assert.Single(await firm.AllAsync<RiskModelRow>());
        Assert.Equal(("House risk", new DateOnly(2026, 11, 18), 2, 2, "risk_exposures.csv"), (row.Name, row.AsOf, row.FactorCount, row.SecurityCount, row.Source));
        var model = RiskModelBlob.Read(row.Content);
        Assert.Equal([1.1, -0.25, 0.8, 0.0], model.Exposures);
        Assert.Equal([0.0324, 0.0012, 0.0012, 0.0025], model.FactorCovariance);
        Assert.Equal([0.0625, 0.04], model.SpecificVariance);
        Assert.Equal(row.Hash, model.Hash);
    }

    [Fact]
    public async Task The_same_model_again_is_stored_once()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Files());
        await firm.ImportAsync([.. Files().Select(f => ImportFirm.File(f.Name, Fixtures.Text(f.Name) + "\n"))]);
        Assert.Single(await firm.AllAsync<RiskModelRow>());
    }

    [Theory]
    [InlineData("risk_specific.csv", "House risk,ORCH.B,0.04\n", "", "risk_exposures.csv", "exposure", "no specific variance")]
    [InlineData("risk_covariance.csv", "House risk,market,value,0.0012\n", "", "risk_covariance.csv", "covariance", "is missing")]
    [InlineData("risk_covariance.csv", "value,value,0.0025", "value,value,-0.5", "risk_covariance.csv", "covariance", "is no covariance")]
    [InlineData("risk_covariance.csv", "market,value,0.0012", "market,value,0.9", "risk_covariance.csv", "covariance", "is no covariance")]
    [InlineData("risk_exposures.csv", "House risk,2026-11-18,ORCH.B,market,0.8\n", "", "risk_exposures.csv", "exposure", "no exposure")]
    [InlineData("risk_exposures.csv", "NOVA,value", "NOVA,momentum", "risk_exposures.csv", "exposure", "has no covariance")]
    [InlineData("risk_exposures.csv", "NOVA,value", "NOVA,market", "risk_exposures.csv", "exposure", "stands twice")]
    [InlineData("risk_specific.csv", "0.0625", "-0.0625", "risk_specific.csv", "specific_variance", "below zero")]
    [InlineData("risk_specific.csv", "0.0625", "6.25e-2", "risk_specific.csv", "specific_variance", "no number")]
    public async Task A_model_with_a_gap_or_a_covariance_that_is_none_is_refused(
        string file, string from, string to, string blamed, string column, string words)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var files = Files().Select(f => f.Name == file
            ? ImportFirm.File(f.Name, Fixtures.Text(f.Name).Replace(from, to, StringComparison.Ordinal))
            : f);
        var errors = await firm.FindingsAsync(ImportSeverity.Error, [.. files]);
        Assert.Contains(errors, e => e.File == blamed && e.Column == column && e.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_of_two_files_is_refused_and_the_missing_one_is_named()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var errors = await firm.FindingsAsync(ImportSeverity.Error, Files()[..2]);
        Assert.Contains("risk_specific is missing", Assert.Single(errors).Sentence, StringComparison.Ordinal);
    }

    private static DeliveredFile[] Files() =>
        [Fixtures.Delivered("risk_exposures.csv"), Fixtures.Delivered("risk_covariance.csv"), Fixtures.Delivered("risk_specific.csv")];
}
