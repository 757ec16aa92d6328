using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class MarketImportTests
{
    [Fact]
    public async Task The_first_index_becomes_the_model_that_the_firm_follows()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Fixtures.Delivered("constituents.csv"), Fixtures.Delivered("ishares_holdings.csv"));
        Assert.Contains(preview.Report.Findings, f => f.Severity == ImportSeverity.Note && f.Sentence.Contains("becomes what accounts of this firm follow", StringComparison.Ordinal));
        Assert.DoesNotContain(preview.Report.Findings, f => f.Severity == ImportSeverity.NeedsYourWord);
        var model = Assert.Single(await firm.AllAsync<ModelRow>());
        Assert.Equal("iShares Sample 300 ETF", model.Name);
        Assert.Equal(model.Id, Assert.Single(await firm.AllAsync<FirmRow>()).DefaultModelId);
        var securities = (await firm.AllAsync<SecurityRow>()).ToDictionary(s => s.Id, s => s.Ticker.Symbol);
        var weights = (await firm.AllAsync<IndexWeightRow>()).ToDictionary(w => securities[w.SecurityId], w => w.Weight.Fraction);
        Assert.Equal(0.6022044088m, weights["NOVA"]);
        Assert.Equal(0.3977955912m, weights["ORCH.B"]);
        Assert.Equal(1m, weights.Values.Sum());
        Assert.Equal([40.10m, 900m], (await firm.AllAsync<PriceRow>()).Select(p => p.Close.UsdPerShare).Order());
    }

    [Fact]
    public async Task A_class_share_without_its_dot_is_the_share_that_another_file_spells_out()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Fixtures.Delivered("constituents.csv"), Fixtures.Delivered("ishares_holdings.csv"));
        Assert.Contains(preview.Report.Findings, f => f is { Line: 12, Column: "Ticker", Sentence: "ORCHB is read as ORCH.B." });
        Assert.DoesNotContain(await firm.AllAsync<SecurityRow>(), s => s.Ticker.Symbol == "ORCHB");
    }

    [Theory]
    [InlineData("ORCH B")]
    [InlineData("ORCH/B")]
    [InlineData("orch.b")]
    [InlineData("ORCHB")]
    public async Task Every_spelling_of_a_class_share_is_one_security(string spelled)
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("constituents.csv"));
        await firm.ImportAsync(ImportFirm.File("prices.csv", $"ticker,date,close\n{spelled},2026-11-18,900\n"));
        var price = Assert.Single(await firm.AllAsync<PriceRow>());
        Assert.Equal("ORCH.B", (await firm.AllAsync<SecurityRow>()).Single(s => s.Id == price.SecurityId).Ticker.Symbol);
    }

    [Fact]
    public async Task A_ticker_that_can_mean_two_securities_is_an_error_that_names_them()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("securities.csv", "ticker,name\nAB.C,Able\nA.BC,Baker\n"));
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("prices.csv", "ticker,date,close\nABC,2026-11-18,900\n")));
        Assert.Equal((2, "ticker"), (error.Line, error.Column));
        Assert.Contains("A.BC or AB.C", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_firms_own_file_decides_about_a_security_and_others_fill_in()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("constituents.csv"), Fixtures.Delivered("schwab_positions_single.csv"));
        await firm.ImportAsync(ImportFirm.File("securities.csv", "ticker,name,sector,kind\nNOVA,Nova Machines NV,Industrials,equity\n"));
        var securities = (await firm.AllAsync<SecurityRow>()).ToDictionary(s => s.Ticker.Symbol);
        Assert.Equal(("Nova Machines NV", Sector.Industrials), (securities["NOVA"].Name, securities["NOVA"].Sector));
        Assert.Equal((SecurityKind.Fund, Sector.Unclassified), (securities["KITE"].Kind, securities["KITE"].Sector));
        Assert.Equal(Sector.HealthCare, securities["PINE"].Sector);
        Assert.Equal(SecurityKind.Other, securities["NOVA.12.18.2026.45.00.C"].Kind);
    }

    [Fact]
    public async Task Weights_that_do_not_add_up_need_your_word_and_are_then_rescaled()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var index = ImportFirm.File("index.csv", "index,effective,ticker,weight\nHouse,2026-11-18,NOVA,6\nHouse,2026-11-18,PINE,3\nHouse,2026-11-18,KITE,0\n");
        var preview = await firm.ImportAsync(index);
        var question = Assert.Single(preview.Report.Findings, f => f.Severity == ImportSeverity.NeedsYourWord);
        Assert.Equal((2, "weight"), (question.Line, question.Column));
        Assert.Contains("add up to 9 %", question.Sentence, StringComparison.Ordinal);
        Assert.Equal([0.3333333333m, 0.6666666667m], (await firm.AllAsync<IndexWeightRow>()).Select(w => w.Weight.Fraction).Order());
    }

    [Theory]
    [InlineData("99.51", 0)]
    [InlineData("100.49", 0)]
    [InlineData("99.49", 1)]
    [InlineData("100.51", 1)]
    public async Task Half_a_percent_off_is_rounding_and_more_is_a_question(string total, int questions)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var index = ImportFirm.File("index.csv", $"index,effective,ticker,weight\nHouse,2026-11-18,NOVA,{total}\n");
        Assert.Equal(questions, (await firm.FindingsAsync(ImportSeverity.NeedsYourWord, index)).Count);
    }

    [Fact]
    public async Task An_announced_version_and_the_one_in_force_are_kept_side_by_side_and_a_correction_replaces_its_day()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("index.csv"));
        var preview = await firm.ImportAsync(ImportFirm.File(
            "index2.csv", "index,announced,effective,ticker,weight\nHouse 3,2026-11-16,2026-12-18,NOVA,100\n"));
        Assert.Contains(preview.Report.Findings, f => f.Severity == ImportSeverity.Warning && f.Sentence.Contains("replace them", StringComparison.Ordinal));
        Assert.Equal([new DateOnly(2026, 11, 18), new DateOnly(2026, 12, 18)], (await firm.AllAsync<IndexVersionRow>()).Select(v => v.Effective).Order());
        Assert.Equal(4, (await firm.AllAsync<IndexWeightRow>()).Count);
        Assert.Single(await firm.AllAsync<ModelRow>());
    }

    [Theory]
    [InlineData("House,2026-11-18,NOVA,60\nHouse,2026-11-18,NOVA,40", 3, "ticker", "stands twice")]
    [InlineData("House,2026-11-18,NOVA,101\nHouse,2026-11-18,PINE,-1", 3, "weight", "below zero")]
    [InlineData("House,2026-11-18,NOVA,0", 2, "weight", "above zero")]
    public async Task A_faulty_index_is_refused_by_line_and_column(string rows, int line, string column, string words)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var errors = await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("index.csv", $"index,effective,ticker,weight\n{rows}\n"));
        Assert.Contains(errors, e => e.Line == line && e.Column == column && e.Sentence.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_price_is_replaced_by_a_later_file_and_two_prices_of_a_day_in_one_delivery_are_an_error()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("prices.csv"));
        var preview = await firm.ImportAsync(ImportFirm.File("later.csv", "ticker,date,close\nNOVA,2026-11-18,40.20\n"));
        Assert.Equal((0, 1), (preview.Report.Changes[0].New, preview.Report.Changes[0].Changed));
        Assert.Equal(3, (await firm.AllAsync<PriceRow>()).Count);
        var errors = await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("twice.csv", "ticker,date,close\nNOVA,2026-11-19,1\nNOVA,2026-11-19,2\n"));
        Assert.Equal((3, "ticker"), (errors[0].Line, errors[0].Column));
    }

    [Fact]
    public async Task Attributes_come_from_any_column_and_an_unknown_cell_says_nothing()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("attributes.csv"));
        Assert.Equal(4, (await firm.AllAsync<SecurityAttributeRow>()).Count);
        await firm.ImportAsync(ImportFirm.File("weapons.csv", "ticker,weapons,tobacco\nNOVA,1,--\nORCH.B,0,2\n"));
        var attributes = (await firm.AllAsync<SecurityAttributeRow>()).ToLookup(a => a.Name, a => a.Value, StringComparer.Ordinal);
        Assert.Equal([0m, 2m], attributes["tobacco"].Order());
        Assert.Equal([0m, 1m], attributes["weapons"].Order());
    }

    [Fact]
    public async Task A_corporate_action_is_known_once_and_other_terms_replace_it_with_a_warning()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("securities.csv", "ticker,name\nPINE,Pine\n"));
        await firm.ImportAsync(Fixtures.Delivered("corporate_actions.csv"));
        var preview = await firm.ImportAsync(ImportFirm.File(
            "again.csv", Fixtures.Text("corporate_actions.csv").Replace("2:1", "3:1", StringComparison.Ordinal)));
        Assert.Contains("known with other terms", Assert.Single(preview.Report.Findings).Sentence, StringComparison.Ordinal);
        Assert.Equal(["3:1", "child PINE; ratio 0.25; allocation 12.5%"], (await firm.AllAsync<CorporateActionRow>()).Select(a => a.Terms).Order(StringComparer.Ordinal));
    }
}
