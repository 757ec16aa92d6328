using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Imports;
using Files = AdvisorWorkstation.Tests.Imports.Fixtures;

namespace AdvisorWorkstation.Tests.Accounts;

/// <summary>A person says what lots there are: ten shares of ORCH.B for 8,800, and 120.5 of NOVA of which 20.5 are of unknown basis.</summary>
public sealed class CorrectLotsTests
{
    private const string Reason = "Confirmed by the old custodian's letter.";

    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public async Task An_unknown_basis_becomes_known_and_the_next_file_that_does_not_know_it_does_not_take_it_back()
    {
        await using var firm = await FirmAsync();
        var done = await CorrectAsync(firm, "NOVA", [Lot(100m, "2021-05-04", 3100.50m, "L1"), Lot(20.5m, "2026-02-03", 700m, "L2")]);
        Assert.Equal(new CorrectedLots(Day, 2, false), done.Value);
        Assert.Equal([3100.50m, 700m], (await LotsAsync(firm, "NOVA")).Select(l => l.CostBasis?.Usd));

        await firm.ImportAsync(ImportFirm.File("next.csv", Files.Text("lots.csv").Replace("2026-11-18", "2026-11-19", StringComparison.Ordinal)));
        var lots = await LotsAsync(firm, "NOVA");
        Assert.Equal([3100.50m, 700m], lots.Select(l => l.CostBasis?.Usd));
        Assert.All(lots, l => Assert.Equal(BasisStanding.Known, l.Standing));
    }

    [Fact]
    public async Task What_is_left_empty_is_unknown_and_not_zero()
    {
        await using var firm = await FirmAsync();
        Assert.Null((await CorrectAsync(firm, "ORCH.B", [Lot(10m, "2020-01-02", null)])).Refusal);
        var lot = Assert.Single(await LotsAsync(firm, "ORCH.B"));
        Assert.Equal((null, BasisStanding.Unknown, new DateOnly(2020, 1, 2)), (lot.CostBasis, lot.Standing, lot.Acquired));
    }

    [Fact]
    public async Task It_is_one_more_statement_with_the_persons_words_and_the_history_has_the_lots_before_and_after()
    {
        await using var firm = await FirmAsync();
        await CorrectAsync(firm, "ORCH.B", [Lot(10m, "2020-01-02", 8000m)]);
        Assert.Equal($"Test Operations: {Reason}", (await firm.AllAsync<LotStatementRow>()).Single(s => s.Note.Length > 0).Note);
        var line = (await firm.AllAsync<AuditRow>()).Single(e => e.Action == "lots.corrected");
        Assert.Contains(Reason, line.Payload, StringComparison.Ordinal);
        Assert.Contains("\"before\":[{", line.Payload, StringComparison.Ordinal);
        Assert.Contains("8800", line.Payload, StringComparison.Ordinal);
        Assert.Contains("8000", line.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lots_that_do_not_add_up_are_refused_and_booked_only_when_confirmed_and_then_quarantined()
    {
        await using var firm = await FirmAsync();
        var before = await firm.DumpAsync();
        var refused = (await CorrectAsync(firm, "ORCH.B", [Lot(9.9998m, "2020-01-02", 8000m)])).Refusal;
        Assert.Equal(CorrectLots.DoesNotAddUp, refused?.Code);
        Assert.Contains("9.9998 shares, and the custodian states 10 ORCH.B", refused?.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, await firm.DumpAsync());

        Assert.True((await CorrectAsync(firm, "ORCH.B", [Lot(9.9998m, "2020-01-02", 8000m)], isConfirmed: true)).Value.IsQuarantined);
        Assert.Single(await firm.AllAsync<QuarantineRow>());
        Assert.False((await CorrectAsync(firm, "ORCH.B", [Lot(9.9999m, "2020-01-02", 8000m)])).Value.IsQuarantined);
        Assert.Empty(await firm.AllAsync<QuarantineRow>());
    }

    [Theory]
    [InlineData(10, "2020-01-02", 8000, "no", "no-reason")]
    [InlineData(0, "2020-01-02", 8000, Reason, "quantity")]
    [InlineData(10, "2026-11-19", 8000, Reason, "day")]
    [InlineData(10, "2020-01-02", -1, Reason, "basis")]
    public async Task What_can_not_be_is_refused(int shares, string day, int basis, string reason, string code)
    {
        await using var firm = await FirmAsync();
        Assert.Equal(code, (await CorrectAsync(firm, "ORCH.B", [Lot(shares, day, basis)], reason)).Refusal?.Code);
    }

    [Theory]
    [InlineData(Role.Advisor)]
    [InlineData(Role.InvestmentPolicy)]
    [InlineData(Role.Compliance)]
    [InlineData(Role.Administrator)]
    public async Task Only_operations_corrects_lots(Role role)
    {
        await using var firm = await FirmAsync();
        var actor = await firm.AddPersonAsync(role);
        Assert.Equal("role", (await CorrectAsync(firm, "ORCH.B", [Lot(10m, "2020-01-02", 8000m)], actor: actor)).Refusal?.Code);
        Assert.Equal(8800m, Assert.Single(await LotsAsync(firm, "ORCH.B")).CostBasis?.Usd);
    }

    private static StatedLot Lot(decimal shares, string day, decimal? basis, string? id = null) =>
        new(new Shares(shares), DateOnly.ParseExact(day, "yyyy-MM-dd"), basis is { } usd ? new Money(usd) : null, CustodianLotId: id);

    private static async Task<ImportFirm> FirmAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Files.Delivered("accounts.csv"), Files.Delivered("lots.csv"));
        return firm;
    }

    private static async Task<Outcome<CorrectedLots>> CorrectAsync(
        ImportFirm firm, string ticker, IReadOnlyList<StatedLot> lots, string reason = Reason, bool isConfirmed = false, Actor? actor = null) =>
        await firm.Get<CorrectLots>().RunAsync(
            new CorrectLotsInput(await AccountAsync(firm), await SecurityAsync(firm, ticker), lots, reason, isConfirmed), actor ?? firm.Operations, ImportFirm.Cancel);

    private static async Task<AccountId> AccountAsync(ImportFirm firm) => (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-100").Id;

    private static async Task<SecurityId> SecurityAsync(ImportFirm firm, string ticker) =>
        (await firm.AllAsync<SecurityRow>()).Single(s => s.Ticker.Symbol == ticker).Id;

    private static async Task<List<LotRow>> LotsAsync(ImportFirm firm, string ticker)
    {
        var (account, security) = (await AccountAsync(firm), await SecurityAsync(firm, ticker));
        return [.. (await firm.AllAsync<LotRow>()).Where(l => l.AccountId == account && l.SecurityId == security).OrderBy(l => l.Acquired)];
    }
}
