using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AdvisorWorkstation.Features.Models;

/// <summary>A name that leaves, in one account.</summary>
public sealed record LeavingLine(PreviewLine Line, LeavingName Name);

/// <summary>What an announced index change would do to accounts, and the names that are kept in spite of it.</summary>
public sealed partial class IndexChangesPage
{
    private static readonly (string Key, string Name)[] Tabs =
        [("accounts", "Accounts"), ("leaving", "Names that leave, held"), ("weights", "Index weights"), ("grace", "Grace list")];

    private IndexChangesView? _view;
    private List<LeavingLine> _leaving = [];
    private List<ChangedName> _names = [];
    private LeavingLine? _granting;
    private GraceLine? _ending;
    private string? _said;

    [SupplyParameterFromQuery(Name = "change")]
    private int? Change { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Tab { get; set; }

    private string Current => Tabs.Any(t => t.Key == Tab) ? Tab! : "accounts";

    private IndexChangeView? Shown =>
        _view is { Changes: { Count: > 0 } all } ? all.FirstOrDefault(c => c.Subject.Id == Change) ?? all[0] : null;

    private IReadOnlyList<PreviewLine> Lines => Shown?.Preview?.Accounts ?? [];

    protected override async Task OnInitializedAsync()
    {
        BindKeys(
            new KeyBinding("n", "Next tab", () => StepAsync(1)),
            new KeyBinding("p", "Previous tab", () => StepAsync(-1)));
        OnNews(RefreshAsync, DeskNewsKind.DataImported, DeskNewsKind.ModelsChanged, DeskNewsKind.OrdersExported);
        await RefreshAsync();
    }

    protected override void OnParametersSet() => Arrange();

    private async Task RefreshAsync()
    {
        _view = await LoadAsync(Query.RunAsync) ?? _view;
        Arrange();
        StateHasChanged();
    }

    private void Arrange()
    {
        _leaving =
        [
            .. Lines.SelectMany(l => (l.Preview.Effect?.Leaving ?? []).Select(n => new LeavingLine(l, n)))
                .OrderByDescending(l => l.Name.TaxNow?.Usd ?? decimal.MaxValue)
                .ThenBy(l => l.Line.Household, StringComparer.Ordinal)
                .ThenBy(l => l.Name.Ticker),
        ];
        _names = [.. Shown?.Names ?? []];
    }

    private string CountOf(string tab) => Format.Count(tab switch
    {
        "leaving" => _leaving.Count,
        "weights" => _names.Count,
        "grace" => _view!.Grace.Count(g => g.Runs),
        _ => Lines.Count,
    });

    private void Go(int? change, string tab) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["change"] = change, ["tab"] = tab == "accounts" ? null : tab }), replace: true);

    private Task StepAsync(int step)
    {
        var at = Array.FindIndex(Tabs, t => t.Key == Current);
        Go(Change, Tabs[(at + step + Tabs.Length) % Tabs.Length].Key);
        return Task.CompletedTask;
    }

    private Task TabKey(KeyboardEventArgs pressed) => pressed.Key switch
    {
        "ArrowRight" => StepAsync(1),
        "ArrowLeft" => StepAsync(-1),
        _ => Task.CompletedTask,
    };

    private void Ask(LeavingLine leaving) => (_granting, _said) = (leaving, null);

    private async Task<string?> GrantAsync(DateOnly until, string reason)
    {
        var (line, name) = _granting!;
        var granted = await Grant.RunAsync(new GrantGraceInput(line.Preview.Account, name.Security, until, reason), await ActorAsync(), Leaving);
        if (!granted.IsRefused)
        {
            _granting = null;
            _said = $"{line.Household}, {line.Account} keeps {name.Ticker} until {Format.Date(until)}. Compute again to see what that changes.";
        }
        return granted.Refusal?.Sentence;
    }

    private async Task<string?> EndAsync(string reason)
    {
        var ended = await End.RunAsync(new EndGraceInput(_ending!.Id, reason), await ActorAsync(), Leaving);
        if (!ended.IsRefused)
        {
            _said = $"{_ending.Household}, {_ending.AccountName} may sell {_ending.Ticker} again from the next run on.";
            _ending = null;
        }
        return ended.Refusal?.Sentence;
    }
}
