using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals.Rules;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Monitoring.Searches;

/// <summary>Accounts by conditions; the address holds them, so that a search can be sent to a colleague.</summary>
public sealed partial class SearchesPage
{
    private AddressView? _address;
    private AccountSearch? _found;
    private List<FoundAccount> _rows = [];
    private List<List<ConditionField>> _any = [[New()]];
    private string _when = "";
    private string _name = "";
    private AlertLevel? _alerts;
    private string? _said;
    private string? _fault;

    private SavedSearch? Opened => _found?.Mine.FirstOrDefault(s => s.Name == _name.Trim());

    protected override async Task OnInitializedAsync()
    {
        _address = WatchAddress(Navigation, ReadAsync);
        OnNews(LoadAsync, DeskNewsKind.SearchesChanged, DeskNewsKind.AccountsScanned);
        await ReadAsync();
    }

    private static ConditionField New() => new() { Field = AccountFields.All[0].Key };

    private static string Words(string when) => Formula.Parse(when, AccountFields.All) is { IsRefused: false, Value: var formula } ? formula.Words(AccountFields.All) : when;

    private Task ReadAsync()
    {
        var when = _address?["when"] ?? "";
        if (when != _when && Formula.Parse(when, AccountFields.All) is { IsRefused: false, Value: var formula })
        {
            (_when, _any) = (when, ConditionField.Of(formula));
        }
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _found = await LoadAsync((actor, cancel) => Query.RunAsync(_when, actor, cancel)) ?? _found;
        _rows = [.. _found?.Found ?? []];
        StateHasChanged();
    }

    private Task SearchAsync()
    {
        (_said, _fault) = (null, null);
        var read = ConditionField.ReadAll(_any, AccountFields.All);
        if (read.IsRefused)
        {
            _fault = read.Refusal.Sentence;
            return Task.CompletedTask;
        }
        _when = read.Value;
        _address?.Go(("when", _when));
        return LoadAsync();
    }

    private void Open(SavedSearch search)
    {
        (_name, _alerts, _said, _fault) = (search.Name, search.Alerts, null, null);
        _address?.Go(("when", search.When));
    }

    private async Task SaveAsync()
    {
        await SearchAsync();
        if (_fault is null)
        {
            Say(await Save.RunAsync(new SaveSearchInput(_name, _when, _alerts), await ActorAsync(), Leaving), _alerts is null
                ? $"'{_name.Trim()}' is kept."
                : $"'{_name.Trim()}' is kept; accounts that fit raise an alert from the next scan on.");
        }
    }

    private async Task DeleteAsync()
    {
        if (Opened is { } search)
        {
            Say(await Delete.RunAsync(search.Id, await ActorAsync(), Leaving), $"'{search.Name}' is gone; its alerts close with the next scan.");
        }
    }

    private void Say<T>(Outcome<T> done, string said)
    {
        _said = done.IsRefused ? null : said;
        _fault = done.Refusal?.Sentence;
    }
}
