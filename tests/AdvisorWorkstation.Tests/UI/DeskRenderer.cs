using System.Security.Claims;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Features.Health;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Alerts;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Monitoring.Ledger;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.UI;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AdvisorWorkstation.Tests.UI;

/// <summary>Renders components as the desk does, for one person, over the operations of a real firm where there is one.</summary>
internal sealed class DeskRenderer : BunitContext
{
    /// <summary>A busy machine is slow; what is there already is not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly BunitJSModuleInterop _script;

    /// <param name="firm">Whose operations the components use.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="role">What the cookie says of them, for what is shown at all.</param>
    public DeskRenderer(LakesideFirm? firm = null, Actor? actor = null, Role? role = null)
    {
        DefaultWaitTimeout = Patience;
        JSInterop.Mode = JSRuntimeMode.Loose;
        _script = JSInterop.SetupModule("/js/desk.js");
        _script.Mode = JSRuntimeMode.Loose;
        _script.Setup<string>("draft", _ => true).SetResult("");
        var authorization = this.AddAuthorization();
        if (actor is not null)
        {
            authorization.SetAuthorized("somebody");
            var person = new Claim(ClaimTypes.NameIdentifier, actor.Person.Value.ToString());
            authorization.SetClaims(role is { } held ? [person, new Claim(ClaimTypes.Role, held.ToString())] : [person]);
        }
        Services.AddRadzenComponents();
        Services.AddScoped<CurrentActor>();
        Services.AddScoped<DeskScript>();
        Services.AddSingleton<WindowState>();
        Services.AddSingleton(Keys);
        Services.AddSingleton(firm?.Get<DeskNews>() ?? new DeskNews());
        if (firm is not null)
        {
            Services.AddSingleton(firm.Get<SearchQuery>());
            Services.AddSingleton(firm.Get<ProposalQuery>());
            Services.AddSingleton(firm.Get<ExceptionQueueQuery>());
            Services.AddSingleton(firm.Get<DecideProposal>());
            Services.AddSingleton(firm.Get<EditProposal>());
            Services.AddSingleton(firm.Get<TryWhatIf>());
            Services.AddSingleton(firm.Get<AccountsGridQuery>());
            AddModels(firm);
            AddMonitoring(firm);
            Services.AddSingleton(firm.Get<ActionCalendarQuery>());
            Services.AddSingleton(firm.Get<PreviewAction>());
            Services.AddSingleton(firm.Get<ApplyAction>());
            Services.AddSingleton(firm.Get<ReverseAction>());
            AddWishes(firm);
            Services.AddSingleton(firm.Get<AccountQuery>());
            Services.AddSingleton(firm.Get<HoldingsOnQuery>());
            Services.AddSingleton(firm.Get<LedgerListQuery>());
            Services.AddSingleton(firm.Get<CorrectLots>());
            Services.AddSingleton(firm.Get<ImportHistoryQuery>());
            Services.AddSingleton(firm.Get<TaxesQuery>());
            Services.AddSingleton(firm.Get<WashCheckQuery>());
        }
    }

    public KeyHub Keys { get; } = new();

    private void AddMonitoring(LakesideFirm firm)
    {
        Services.AddSingleton(firm.Get<TodayQuery>());
        Services.AddSingleton(firm.Get<AcknowledgeAlert>());
        Services.AddSingleton(firm.Get<AssignAlert>());
        Services.AddSingleton(firm.Get<SnoozeAlert>());
        Services.AddSingleton(firm.Get<ReopenAlert>());
        Services.AddSingleton(firm.Get<AssigneesQuery>());
        Services.AddSingleton(firm.Get<BellQuery>());
        Services.AddSingleton(firm.Get<SeeBell>());
        Services.AddSingleton(firm.Get<HealthQuery>());
        Services.AddSingleton(firm.Get<RunMonitor>());
        Services.AddSingleton(firm.Get<CancelRun>());
    }

    private void AddWishes(LakesideFirm firm)
    {
        Services.AddSingleton(firm.Get<AccountWishesQuery>());
        Services.AddSingleton(firm.Get<TryWish>());
        Services.AddSingleton(firm.Get<WishDrafts>());
        Services.AddSingleton(firm.Get<SetWish>());
        Services.AddSingleton(firm.Get<EndWish>());
        Services.AddSingleton(firm.Get<RecordRequest>());
        Services.AddSingleton(firm.Get<DeclineRequest>());
        Services.AddSingleton(firm.Get<BulkMonitor>());
        Services.AddSingleton(firm.Get<CancelBulk>());
        Services.AddSingleton(firm.Get<SaveTemplate>());
        Services.AddSingleton(firm.Get<TemplatesQuery>());
        Services.AddSingleton(firm.Get<AssignTemplate>());
        Services.AddSingleton(firm.Get<ReverseAssignment>());
        Services.AddSingleton(firm.Get<DefaultsQuery>());
        Services.AddSingleton(firm.Get<DefaultEffectQuery>());
        Services.AddSingleton(firm.Get<SetDefault>());
        Services.AddSingleton(firm.Get<StatementQuery>());
        Services.AddSingleton(firm.Get<RequestsQuery>());
        Services.AddSingleton(firm.Get<RenewWish>());
        Services.AddSingleton(firm.Get<ExpiringQuery>());
        Services.AddSingleton(firm.Get<ExpiryEffectQuery>());
    }

    private void AddModels(LakesideFirm firm)
    {
        Services.AddSingleton(firm.Get<ModelsQuery>());
        Services.AddSingleton(firm.Get<ModelVersionQuery>());
        Services.AddSingleton(firm.Get<DraftModel>());
        Services.AddSingleton(firm.Get<EditModel>());
        Services.AddSingleton(firm.Get<SubmitModel>());
        Services.AddSingleton(firm.Get<DecideModel>());
        Services.AddSingleton(firm.Get<PreviewMonitor>());
        Services.AddSingleton(firm.Get<CancelPreview>());
        Services.AddSingleton(firm.Get<IndexChangesQuery>());
        Services.AddSingleton(firm.Get<GrantGrace>());
        Services.AddSingleton(firm.Get<EndGrace>());
    }

    public BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>What was typed before and not sent.</summary>
    public void Typed(string key, string words) => _script.Setup<string>("draft", key).SetResult(words);

    /// <summary>The drafts that the browser was told to forget.</summary>
    public IEnumerable<string> Forgotten => _script.Invocations["forget"].Select(i => (string)i.Arguments[0]!);
}
