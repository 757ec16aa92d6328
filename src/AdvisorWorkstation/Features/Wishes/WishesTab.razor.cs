using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>An account's policy as sentences, each with its origin, its price and the way to change it.</summary>
public sealed partial class WishesTab
{
    /// <summary>What the address says when a new wish is being entered.</summary>
    public const string New = "new";

    /// <summary>What the address says when a request is being written down.</summary>
    public const string Asked = "request";

    private readonly Dictionary<string, Outcome<PriceTag>> _prices = new(StringComparer.Ordinal);
    private AddressView _address = default!;
    private AccountWishes? _view;
    private PolicyEntry? _editing;
    private WishRequestRow? _answering;
    private WishLine? _ending;
    private CancellationTokenSource? _pricing;
    private string? _said;
    private string _opener = "";

    [Parameter, EditorRequired]
    public AccountId Account { get; set; }

    private IReadOnlyList<PolicyEntry> Changed => [.. _view!.Policy.Entries.Where(e => e.DiffersFromFirm)];

    private string? Selected => _address["wish"] ?? (Changed.Count > 0 ? KeyOf(Changed[0]) : null);

    private PolicyEntry? Chosen => _view!.Policy.Entries.FirstOrDefault(e => KeyOf(e) == Selected);

    private Outcome<PriceTag>? ChosenPrice => Chosen is { } entry && _prices.TryGetValue(KeyOf(entry), out var price) ? price : default(Outcome<PriceTag>?);

    private string Note => _pricing is not null
        ? $"Pricing {_prices.Count} of {Changed.Count}: each is the account solved without it."
        : $"Each price stands for its sentence alone, so prices do not add up. A dot marks what differs from the firm's. Figures of {Format.Date(_view!.Today)}.";

    protected override async Task OnInitializedAsync()
    {
        _address = WatchAddress(Navigation, () =>
        {
            StateHasChanged();
            return Task.CompletedTask;
        });
        BindKeys(
            new KeyBinding("n", "Add a wish", () => Open(New)),
            new KeyBinding("q", "Write down a client's request", () => Open(Asked)),
            new KeyBinding("e", "Change the selected wish", () => { Edit(Chosen); return Task.CompletedTask; }),
            new KeyBinding("j", "Next wish", () => Move(1)),
            new KeyBinding("k", "Previous wish", () => Move(-1)),
            new KeyBinding("ArrowDown", "", () => Move(1)),
            new KeyBinding("ArrowUp", "", () => Move(-1)));
        OnNews(RefreshAsync, DeskNewsKind.WishesChanged, DeskNewsKind.DataImported);
        await RefreshAsync();
        _answering = _view is { MaySet: true } view ? view.Requests.FirstOrDefault(r => _address["answer"] == $"{r.Id}") : null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pricing?.Cancel();
        }
        base.Dispose(disposing);
    }

    private static string KeyOf(PolicyEntry entry) =>
        entry.Option + (entry.Declaration.Instance is { } instance ? "/" + instance.Spelled(entry.Arguments.TextOf(instance)) : "");

    private static string IdOf(PolicyEntry entry) => "edit-" + KeyOf(entry).Replace('.', '-').Replace('/', '-').Replace(' ', '-');

    private string SentenceOf(PolicyEntry entry) =>
        entry.Option == "target.follow" && _view!.Follows.Length > 0 ? $"Follows {_view.Follows}." : entry.Sentence;

    private string PriceOf(PolicyEntry entry, Func<PriceTag, string> figure) => !entry.DiffersFromFirm ? Format.Zero
        : !_prices.TryGetValue(KeyOf(entry), out var price) ? "…"
        : price.IsRefused ? Format.Unknown
        : figure(price.Value);

    private async Task RefreshAsync()
    {
        _view = await LoadAsync((actor, cancel) => Query.RunAsync(Account, actor, cancel)) ?? _view;
        StateHasChanged();
        if (_view is not null)
        {
            _ = PriceAllAsync();
        }
    }

    /// <summary>Prices one after another; what was priced on the same snapshot before is there at once.</summary>
    private async Task PriceAllAsync()
    {
        _pricing?.Cancel();
        var mine = _pricing = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _prices.Clear();
        try
        {
            var opened = await Tries.OpenAsync(Account, await ActorAsync(), mine.Token);
            foreach (var entry in Changed)
            {
                var price = opened.IsRefused ? opened.Refusal : await Tries.PriceAsync(opened.Value, entry.Chosen!, mine.Token);
                if (mine.IsCancellationRequested)
                {
                    return;
                }
                _prices[KeyOf(entry)] = price;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // the page was left, or somebody stopped it
        }
        finally
        {
            if (ReferenceEquals(_pricing, mine))
            {
                _pricing = null;
            }
            mine.Dispose();
        }
        StateHasChanged();
    }

    private void StopPricing() => _pricing?.Cancel();

    private void Select(PolicyEntry entry) => _address.Go(("wish", KeyOf(entry)));

    private Task Move(int step)
    {
        if (_view is { Policy.Entries: { Count: > 0 } all })
        {
            var at = all.ToList().FindIndex(e => KeyOf(e) == Selected);
            Select(all[Math.Clamp(at + step, 0, all.Count - 1)]);
        }
        return Task.CompletedTask;
    }

    private Task Open(string what)
    {
        (_opener, _said) = (what == New ? "add-wish" : "add-request", null);
        _address.Go(("set", what));
        return Task.CompletedTask;
    }

    private void Edit(PolicyEntry? entry)
    {
        if (entry is { IsLocked: false } && _view!.MaySet && entry.Declaration.Scopes.Contains(PolicyScope.Account))
        {
            (_editing, _opener, _said) = (entry, IdOf(entry), null);
            StateHasChanged();
        }
    }

    private void Answer(WishRequestRow request) => (_answering, _opener, _said) = (request, "add-wish", null);

    private async Task CloseAsync(string? said)
    {
        (_editing, _answering, _ending, _said) = (null, null, null, said);
        if (_address["set"] is not null || _address["answer"] is not null)
        {
            _address.Go(("set", null), ("answer", null));
        }
        StateHasChanged();
        await Script.FocusAsync(_opener.Length > 0 ? _opener : "add-wish");
    }
}
