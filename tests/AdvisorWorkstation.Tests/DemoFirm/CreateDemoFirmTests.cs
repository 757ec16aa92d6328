using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>A database with a demo firm in it, made once.</summary>
public sealed class StoredFirm : IAsyncLifetime
{
    /// <summary>A Sunday: the last weekday before it is a Friday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 0, 0, TimeSpan.Zero);

    internal EmptyWorkstation Workstation { get; private set; } = null!;

    internal CreatedDemoFirm Created { get; private set; } = null!;

    internal Told Steps { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Workstation = await EmptyWorkstation.StartAsync(Now);
        var input = new CreateDemoFirmInput(SmallFirm.Accounts, SmallFirm.Seed, Progress: Steps);
        Created = (await Workstation.Get<CreateDemoFirm>().RunAsync(input, Workstation.Service, TestContext.Current.CancellationToken)).Value;
    }

    public ValueTask DisposeAsync() => Workstation.DisposeAsync();
}

/// <summary>Remembers what it was told.</summary>
internal sealed class Told(Action<DemoFirmProgress>? and = null) : IProgress<DemoFirmProgress>
{
    public List<double> Fractions { get; } = [];

    public void Report(DemoFirmProgress value)
    {
        Fractions.Add(value.Fraction);
        and?.Invoke(value);
    }
}

public sealed class CreateDemoFirmTests(StoredFirm stored) : IClassFixture<StoredFirm>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private EmptyWorkstation Workstation => stored.Workstation;

    [Fact]
    public async Task The_firm_is_stored_as_it_was_generated()
    {
        Assert.Equal(new DateOnly(2026, 11, 20), stored.Created.AsOf);
        Assert.Equal(SmallFirm.Accounts, stored.Created.Accounts);

        await using var db = Workstation.Db();
        var firm = await db.Set<FirmRow>().SingleAsync(Cancel);
        Assert.True(firm.IsDemo);
        Assert.Equal(IndexPlan.Name, (await db.Set<ModelRow>().SingleAsync(m => m.Id == firm.DefaultModelId, Cancel)).Name);
        Assert.Equal(stored.Created.Accounts, await db.Set<AccountRow>().CountAsync(Cancel));
        Assert.Equal(stored.Created.AsOf, await db.Set<PriceRow>().MaxAsync(p => p.Date, Cancel));

        var made = SmallFirm.Make(stored.Created.AsOf, SmallFirm.Seed).Clients.Lots;
        Assert.Equal(stored.Created.Lots, made.Count);
        Assert.Equal(Digest(made), Digest(await db.Set<LotRow>().ToListAsync(Cancel)));
    }

    /// <summary>Shares and cost by account, security and day: booking cuts a lot of which a part replaced shares sold at a loss.</summary>
    private static List<(AccountId, SecurityId, DateOnly?, decimal Shares, decimal? Cost)> Digest(IEnumerable<LotRow> lots) =>
    [
        .. lots.GroupBy(l => (l.AccountId, l.SecurityId, l.Acquired))
            .Select(g => (g.Key.AccountId, g.Key.SecurityId, g.Key.Acquired, g.Sum(l => l.Quantity.Count), g.Sum(l => l.CostBasis?.Usd)))
            .OrderBy(l => l.AccountId.Value).ThenBy(l => l.SecurityId).ThenBy(l => l.Acquired),
    ];

    [Fact]
    public async Task The_history_says_who_made_it()
    {
        await using var db = Workstation.Db();
        var lines = await db.Set<AuditRow>().OrderBy(a => a.Sequence).ToListAsync(Cancel);
        Assert.Equal(["firm.demo-created", "risk-model.estimated"], lines.Select(l => l.Action));
        Assert.All(lines, l => Assert.Equal(Workstation.Service.Person.ToString(), l.ActorId));
    }

    [Fact]
    public void Progress_goes_forward_and_ends_at_one()
    {
        Assert.Equal(stored.Steps.Fractions.Order(), stored.Steps.Fractions);
        Assert.Equal(1d, stored.Steps.Fractions[^1]);
    }

    [Fact]
    public async Task Its_risk_model_is_the_one_that_its_prices_give()
    {
        var estimated = await Workstation.Get<EstimateRiskModel>().RunAsync(new EstimateRiskModelInput(), Workstation.Service, Cancel);
        Assert.False(estimated.Value.Stored);
        Assert.Equal(stored.Created.RiskModelHash, estimated.Value.Model.Hash);
    }

    [Fact]
    public async Task Everybody_has_a_role_and_advisors_see_their_own_book_only()
    {
        await using var db = Workstation.Db();
        var people = await db.Users.Where(u => !u.IsService).ToListAsync(Cancel);
        Assert.Equal(9, people.Count);
        foreach (var person in people)
        {
            var who = await EntitlementQuery.LoadAsync(db, new Actor(new PersonId(person.Id), "test"), new DateOnly(2026, 11, 22), Cancel);
            Assert.Single(who.Roles);
            Assert.Equal(who.Roles.Contains(Role.Advisor) ? 1 : 0, who.Scope.Books.Count);
        }
        Assert.Equal(Enum.GetNames<Role>().Order(), await db.Roles.Select(r => r.Name).Order().ToListAsync(Cancel));
        Assert.Equal(3, await db.Set<BookRow>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_database_holds_one_firm()
    {
        var again = await Workstation.Get<CreateDemoFirm>().RunAsync(new CreateDemoFirmInput(SmallFirm.Accounts), Workstation.Service, Cancel);
        Assert.Equal("firm-exists", again.Refusal!.Code);
    }

    [Fact]
    public async Task What_can_not_be_made_is_refused_with_a_reason_and_leaves_nothing()
    {
        await using var workstation = await EmptyWorkstation.StartAsync(StoredFirm.Now);
        var create = workstation.Get<CreateDemoFirm>();
        Assert.Equal("accounts", (await create.RunAsync(new CreateDemoFirmInput(5), workstation.Service, Cancel)).Refusal!.Code);
        var sunday = new CreateDemoFirmInput(AsOf: new DateOnly(2026, 11, 22));
        Assert.Equal("as-of", (await create.RunAsync(sunday, workstation.Service, Cancel)).Refusal!.Code);
        Assert.Equal("role", (await create.RunAsync(new CreateDemoFirmInput(), workstation.Compliance, Cancel)).Refusal!.Code);
        await using var db = workstation.Db();
        Assert.False(await db.Set<SecurityRow>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task Cancelling_leaves_an_empty_database()
    {
        await using var workstation = await EmptyWorkstation.StartAsync(StoredFirm.Now);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var input = new CreateDemoFirmInput(SmallFirm.Accounts, Progress: new Told(p => CancelWhenStoring(p, source)));
        var create = workstation.Get<CreateDemoFirm>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => create.RunAsync(input, workstation.Service, source.Token));
        await using var db = workstation.Db();
        Assert.False(await db.Set<SecurityRow>().AnyAsync(Cancel));
        Assert.False(await db.Set<FirmRow>().AnyAsync(Cancel));
    }

    private static void CancelWhenStoring(DemoFirmProgress progress, CancellationTokenSource source)
    {
        if (progress is { Doing: "Storing" })
        {
            source.Cancel();
        }
    }
}
