using System.Text.Json;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns.Pilots;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Alerts;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Monitoring.Ledger;
using AdvisorWorkstation.Features.Monitoring.Searches;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Models;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Identity;

/// <summary>An advisor sees the own book and nothing of another one, whatever is asked. A new query without a place here fails.</summary>
public sealed class BookScopeTests
{
    private delegate Task<string> Asking(LakesideFirm firm, Actor actor, string account);

    /// <summary>Queries of clients' data; what they answer is searched for names and ids.</summary>
    private static readonly Dictionary<string, Asking> OfBooks = new(StringComparer.Ordinal)
    {
        [nameof(AccountQuery)] = async (firm, actor, number) => Text(await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(number)).Id, actor, Cancel)),
        [nameof(AccountWishesQuery)] = async (firm, actor, number) =>
        {
            await WishAsync(firm, number);
            return Text(await firm.Get<AccountWishesQuery>().RunAsync((await firm.AccountAsync(number)).Id, actor, Cancel));
        },
        [nameof(BellQuery)] = async (firm, actor, _) => Text(await firm.Get<BellQuery>().RunAsync(actor, Cancel)),
        [nameof(ExpiringQuery)] = async (firm, actor, number) =>
        {
            await WishAsync(firm, number);
            return Text(await firm.Get<ExpiringQuery>().RunAsync(actor, Cancel));
        },
        [nameof(ExpiryEffectQuery)] = async (firm, actor, number) =>
            await firm.Get<ExpiryEffectQuery>().RunAsync(await WishAsync(firm, number), actor, Cancel) is var effect && effect.IsRefused
                ? Text(effect)
                : (await firm.AccountAsync(number)).Id.ToString(),
        [nameof(RequestsQuery)] = async (firm, actor, number) =>
        {
            await firm.Get<RecordRequest>().RunAsync(new RecordRequestInput((await firm.AccountAsync(number)).Id, "The client", "call", $"Something for {number}"), firm.Operations, Cancel);
            return Text(await firm.Get<RequestsQuery>().RunAsync(actor, Cancel));
        },
        [nameof(StatementQuery)] = async (firm, actor, number) =>
            Text(await firm.Get<StatementQuery>().RunAsync((await firm.AccountAsync(number)).Id, null, null, actor, Cancel)),
        [nameof(TemplatesQuery)] = async (firm, actor, _) => Text(await firm.Get<TemplatesQuery>().RunAsync(actor, Cancel)),
        [nameof(AccountsGridQuery)] = async (firm, actor, _) => Text(await firm.Get<AccountsGridQuery>().RunAsync(new AccountsFilter(), Everything, actor, Cancel)),
        [nameof(GraceQuery)] = async (firm, actor, number) =>
        {
            await firm.Get<GrantGrace>().RunAsync(
                new GrantGraceInput((await firm.AccountAsync(number)).Id, await firm.SecurityAsync("XOM"), new DateOnly(2027, 1, 4), "Long-term soon"), firm.Policy, Cancel);
            return Text(await firm.Get<GraceQuery>().RunAsync(actor, Cancel));
        },
        [nameof(IndexChangesQuery)] = async (firm, actor, _) =>
        {
            if ((await firm.Get<IndexChangesQuery>().RunAsync(firm.Policy, Cancel)).Value.Changes.Count == 0)
            {
                await firm.PreviewAsync(await firm.AnnounceAsync("XOM", new DateOnly(2026, 12, 1)));
            }
            return Text(await firm.Get<IndexChangesQuery>().RunAsync(actor, Cancel));
        },
        [nameof(ModelVersionQuery)] = async (firm, actor, _) =>
        {
            if ((await firm.Get<ModelVersionQuery>().RunAsync(1, firm.Policy, Cancel)).IsRefused)
            {
                await firm.PreviewAsync((await firm.DraftAsync(await firm.CappedAsync())).Subject());
            }
            var version = await firm.Get<ModelVersionQuery>().RunAsync(1, actor, Cancel);
            return version.Refusal is { } refusal ? Text<PreviewView>(refusal) : Text<PreviewView>(version.Value.Preview!);
        },
        [nameof(HoldingsOnQuery)] = async (firm, actor, number) => Text(await firm.Get<HoldingsOnQuery>().RunAsync(new HoldingsOnInput((await firm.AccountAsync(number)).Id, new DateOnly(2026, 11, 19)), actor, Cancel)),
        [nameof(LedgerListQuery)] = async (firm, actor, number) => Text(await firm.Get<LedgerListQuery>().RunAsync((await firm.AccountAsync(number)).Id, actor, Cancel)),
        [nameof(PilotsQuery)] = async (firm, actor, number) =>
        {
            await firm.ExecuteAsync($"UPDATE Accounts SET IsPilot = 1 WHERE Number = '{number}'");
            return Text(await firm.Get<PilotsQuery>().RunAsync(actor, Cancel));
        },
        [nameof(ProposalListQuery)] = async (firm, actor, _) => Text(await firm.Get<ProposalListQuery>().RunAsync(new ProposalsFilter(), Everything, actor, Cancel)),
        [nameof(ProposalQuery)] = async (firm, actor, number) => Text(await firm.Get<ProposalQuery>().RunAsync((await firm.ProposalAsync(number)).Id, actor, Cancel)),
        [nameof(QuarantineQuery)] = async (firm, actor, _) => Text(await firm.Get<QuarantineQuery>().RunAsync(actor, Cancel)),
        [nameof(SearchAccountsQuery)] = async (firm, actor, _) => Text(await firm.Get<SearchAccountsQuery>().RunAsync("account-value > 0", actor, Cancel)),
        [nameof(SearchQuery)] = async (firm, actor, number) => Text(await firm.Get<SearchQuery>().RunAsync(number, actor, Cancel)),
        [nameof(TaxesQuery)] = async (firm, actor, number) => Text(await firm.Get<TaxesQuery>().RunAsync((await firm.AccountAsync(number)).Id, null, actor, Cancel)),
        [nameof(TodayQuery)] = async (firm, actor, _) => Text(await firm.Get<TodayQuery>().RunAsync(actor, Cancel)),
    };

    /// <summary>The others, each for a reason.</summary>
    private static readonly Dictionary<string, string> OfNoBook = new(StringComparer.Ordinal)
    {
        ["ActionCalendarQuery"] = "who sees corporate actions over the firm sees every book; advisors do not",
        ["AssigneesQuery"] = "names of colleagues only",
        ["ColumnMappingsQuery"] = "no client's data",
        ["CoverageFileQuery"] = "whoever sees the health of scans sees every book, or no client; advisors do not",
        ["CurrentRiskModelQuery"] = "no client's data",
        ["DefaultEffectQuery"] = "who sets defaults sees every book; advisors do not",
        ["DefaultsQuery"] = "no client's data",
        ["DoorQuery"] = "no client's data",
        ["ExceptionQueueQuery"] = "places in the queue only, which is tested here",
        ["ExportBatchQuery"] = "operations export for every book; advisors do not",
        ["ExportsQuery"] = "operations export for every book; advisors do not",
        ["HealthQuery"] = "whoever sees the health of scans sees every book, or no client; advisors do not",
        ["HistoryQuery"] = "compliance reads everything; advisors do not",
        ["ImportDetailQuery"] = "whoever imports sees every book; advisors do not",
        ["ImportHistoryQuery"] = "whoever imports sees every book; advisors do not",
        ["ModelsQuery"] = "counts accounts only, which is tested here",
        ["OpenFilesQuery"] = "whoever imports sees every book; advisors do not",
        ["OrderFileQuery"] = "operations export for every book; advisors do not",
        ["PeopleQuery"] = "no client's data",
        ["RulesQuery"] = "no client's data",
        ["ShellQuery"] = "counts only, which is tested here",
        ["StaleDataQuery"] = "whoever imports sees every book; advisors do not",
        ["WashCheckQuery"] = "compliance reads everything; advisors do not",
        ["WorkingDayQuery"] = "no client's data",
    };

    private static readonly JsonSerializerOptions Plain = new() { IgnoreReadOnlyProperties = true };

    public static TheoryData<string> Names => [.. OfBooks.Keys];

    private static CancellationToken Cancel => LakesideFirm.Cancel;

    private static GridQuery Everything => new(0, 500);

    [Fact]
    public void Every_query_has_a_place_here() => Assert.Equal(
        OfBooks.Keys.Concat(OfNoBook.Keys).Order(StringComparer.Ordinal),
        typeof(AdvisorDb).Assembly.GetTypes()
            .Where(t => t is { IsPublic: true, IsClass: true } && t.Name.EndsWith("Query", StringComparison.Ordinal) && t.GetMethod("RunAsync") is not null)
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_advisor_sees_nothing_of_another_book(string query)
    {
        await using var firm = await TwoBooks.OpenAsync();
        await firm.ExecuteAsync("INSERT INTO Quarantines (AccountId, SecurityId, Cause, Reason, Since) SELECT Id, 1, 0, 'of ' || Number, '2026-11-19' FROM Accounts");
        var (bello, hartmann) = (await MarksAsync(firm, "BE-2001"), await MarksAsync(firm, "HM-1001"));

        foreach (var (own, foreign, actor) in ((string[], string[], Actor)[])[(bello, hartmann, firm.Advisor), (hartmann, bello, firm.ForeignAdvisor)])
        {
            var ask = OfBooks[query];
            var answers = await ask(firm, actor, own[0]) + await ask(firm, actor, foreign[0]);
            Assert.Contains(own[1..], m => answers.Contains(m, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(foreign[1..], m => answers.Contains(m, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Even_counts_are_of_the_own_book()
    {
        await using var firm = await TwoBooks.OpenAsync();
        foreach (var (actor, accounts, exceptions) in ((Actor, int, int)[])[(firm.Advisor, 1, 1), (firm.ForeignAdvisor, 2, 0), (firm.Operations, 3, 1)])
        {
            var shell = (await firm.Get<ShellQuery>().RunAsync(actor, Cancel)).Value;
            Assert.Equal((accounts, accounts, exceptions), (shell.Accounts, shell.Scanned, shell.Exceptions));
            Assert.Equal(accounts, (await firm.Get<ModelsQuery>().RunAsync(actor, Cancel)).Value.Models.Sum(m => m.Accounts));
            Assert.Equal(accounts, (await firm.Get<TodayQuery>().RunAsync(actor, Cancel)).Value.Accounts);
        }
    }

    [Fact]
    public async Task The_queue_has_no_place_for_another_books_proposal()
    {
        await using var firm = await TwoBooks.OpenAsync();
        await firm.ExecuteAsync($"UPDATE Proposals SET State = {(int)Domain.Reviews.ProposalState.InReview}");
        var queue = firm.Get<ExceptionQueueQuery>();
        var bello = (await firm.ProposalAsync("BE-2001")).Id;
        var hartmann = (await firm.ProposalAsync("HM-1001")).Id;
        Assert.Equal(new QueuePlace(1, 1, null, null), (await queue.RunAsync(bello, firm.Advisor, Cancel)).Value.Place);
        Assert.Null((await queue.RunAsync(hartmann, firm.Advisor, Cancel)).Value.Place);
        Assert.Equal(2, (await queue.RunAsync(hartmann, firm.ForeignAdvisor, Cancel)).Value.Place?.Total);
        Assert.Equal(3, (await queue.RunAsync(hartmann, firm.Operations, Cancel)).Value.Place?.Total);
    }

    [Fact]
    public async Task A_place_in_a_book_is_from_a_day_to_a_day()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(3, await SeenAsync(firm));
        await firm.ExecuteAsync("UPDATE BookMembers SET \"To\" = '2026-11-20'");
        Assert.Equal(3, await SeenAsync(firm));
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        Assert.Equal(0, await SeenAsync(firm));
        await firm.ExecuteAsync("UPDATE BookMembers SET \"To\" = NULL, \"From\" = '2026-11-22'");
        Assert.Equal(0, await SeenAsync(firm));
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        Assert.Equal(3, await SeenAsync(firm));
    }

    [Fact]
    public async Task A_person_who_is_shut_out_sees_nothing_with_the_next_question()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE AspNetUsers SET IsDisabled = 1 WHERE UserName = 'adam'");
        Assert.Equal("role", (await firm.Get<AccountsGridQuery>().RunAsync(new AccountsFilter(), Everything, firm.Advisor, Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task An_administrator_sees_no_client_by_virtue_of_the_role()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var ask in OfBooks.Values)
        {
            Assert.StartsWith("role: ", await ask(firm, firm.Administrator, "BE-2001"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Asking_for_another_books_account_or_proposal_is_written_down_and_answered_as_if_it_were_not_there()
    {
        await using var firm = await TwoBooks.OpenAsync();
        var (account, proposal) = ((await firm.AccountAsync("HM-1001")).Id, (await firm.ProposalAsync("HM-1001")).Id);
        Refusal?[] foreign =
        [
            (await firm.Get<AccountQuery>().RunAsync(account, firm.Advisor, Cancel)).Refusal,
            (await firm.Get<TryWhatIf>().OpenAsync(account, firm.Advisor, Cancel)).Refusal,
            (await firm.Get<ProposalQuery>().RunAsync(proposal, firm.Advisor, Cancel)).Refusal,
        ];
        Refusal?[] missing =
        [
            (await firm.Get<AccountQuery>().RunAsync(new AccountId(Guid.NewGuid()), firm.Advisor, Cancel)).Refusal,
            (await firm.Get<TryWhatIf>().OpenAsync(new AccountId(Guid.NewGuid()), firm.Advisor, Cancel)).Refusal,
            (await firm.Get<ProposalQuery>().RunAsync(new ProposalId(Guid.NewGuid()), firm.Advisor, Cancel)).Refusal,
        ];
        Assert.Equal(missing, foreign);
        Assert.All(foreign, r => Assert.Equal("not-found", r?.Code));
        Assert.Equal(
            [("account", account.ToString()), ("account", account.ToString()), ("proposal", proposal.ToString())],
            (await firm.HistoryAsync("access.denied")).Take(3).Select(l => (l.SubjectType, l.SubjectId)));
    }

    /// <summary>A wish of an account that ends next week, entered by operations' word.</summary>
    private static async Task<int> WishAsync(LakesideFirm firm, string number)
    {
        var account = (await firm.AccountAsync(number)).Id.ToString();
        await firm.ExecuteAsync(
            $"""
            INSERT INTO Customizations (Scope, ScopeId, Option, Arguments, "From", "To", AskedBy, AskedHow, Reason, EnteredAt, EnteredBy, EndReason, IsLocked)
            SELECT {(int)Domain.Customizations.PolicyScope.Account}, '{account}', 'cash.maximum', 'share=9', '2026-11-01', '2026-11-25', 'The client', 'call', 'wish of {number}',
                (SELECT MAX(EnteredAt) FROM Customizations), 'Olga', '', 0
            WHERE NOT EXISTS (SELECT 1 FROM Customizations WHERE ScopeId = '{account}' AND Option = 'cash.maximum')
            """);
        return await firm.LookAsync(db => db.Set<CustomizationRow>().Where(c => c.ScopeId == account && c.Option == "cash.maximum").Select(c => c.Id).SingleAsync(Cancel));
    }

    private static async Task<int> SeenAsync(LakesideFirm firm) =>
        (await firm.Get<AccountsGridQuery>().RunAsync(new AccountsFilter(), Everything, firm.Advisor, Cancel)).Value.Total;

    /// <summary>The account's number, which is what is asked with, then what betrays it in an answer.</summary>
    private static async Task<string[]> MarksAsync(LakesideFirm firm, string number)
    {
        var account = await firm.AccountAsync(number);
        var household = await firm.LookAsync(db => db.Set<HouseholdRow>().Where(h => h.Id == account.HouseholdId).Select(h => h.Name).SingleAsync(Cancel));
        var proposal = await firm.ProposalAsync(number);
        return
        [
            number, number, household, account.Name, account.Id.Value.ToString("D"), account.Id.ToString(), proposal.Id.Value.ToString("D"), proposal.Id.ToString(),
        ];
    }

    private static string Text<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? $"{outcome.Refusal.Code}: {outcome.Refusal.Sentence}" : JsonSerializer.Serialize(outcome.Value, Plain);
}
