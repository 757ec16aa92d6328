using System.Globalization;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>What an account holds, lot by lot, today or at the close of a past day. The address holds the view.</summary>
public sealed partial class HoldingsTab(HoldingsOnQuery query, NavigationManager navigation, DeskScript script)
{
    private const string SectorGroup = "sector";
    private const string Everything = "all";
    private const int MostOpenInAddress = 25;

    private static readonly HoldingColumn[] Columns =
    [
        new("ticker", "Ticker", "The symbol; a lot's line says the day it was acquired and its basis"),
        new("name", "Name, lot", "A basis that was adjusted stands beside what was paid"),
        new(null, "Shares", "Shares as the custodian states them, and of each lot", true),
        new(null, "Price $", "The close; the day is in the tooltip", true),
        new("value", "Value $", "Shares times price, USD", true),
        new("held", "Held %", "Part of the account, percent", true),
        new("active", "Active %", "Part of the account less its target, percent", true),
        new("short", "Short $", "Unrealized gain of lots held a year or less, USD; lots of unknown basis are in no gain", true),
        new("long", "Long $", "Unrealized gain of lots held longer than a year, USD; lots of unknown basis are in no gain", true),
        new("unknown", "No basis $", "Worth of lots whose basis is unknown, USD: what they would realize is unknown, not zero", true),
        new("days", "To long", "Days until a sale is long-term; of a security, until its first lot is", true),
        new("harvest", "Harvest $", "Losses above the policy's minimum that the wash-sale rule allows today, USD", true),
        new(null, "Blocked until, why", "The first day on which the wash-sale rule would allow it, and the purchase that stands in the way"),
    ];

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private HoldingsNow? _now;
    private AccountView? _nowOf;
    private AccountView? _pastOf;
    private HoldingsOn? _past;
    private HoldingTree _tree = HoldingTree.Of([], null, new HoldingLook("", false, null, false));
    private List<HoldingLine> _lines = [];
    private string? _selected;
    private string? _said;
    private HeldSecurity? _correcting;
    private bool _isRead;

    [Parameter, EditorRequired]
    public AccountView View { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "words")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    private string? Order { get; set; }

    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    private string? Open { get; set; }

    private bool BySector => Group == SectorGroup;

    private bool IsDescending => Order == "desc";

    private DateOnly Today => View.Snapshot.AsOf.Date;

    private DateOnly? Past => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool IsAllOpen => _open.Count > 0 && _tree.Tickers.All(_open.Contains);

    private bool MayCorrect => Past is null && View.Viewer.May(Capability.CorrectBooks);

    private string PastWords => _past switch
    {
        null => Refused?.Sentence ?? "",
        { KnownFrom: null } => "Nothing is booked in this account yet, so no past day is known.",
        { IsBeforeTheBooks: true } past => $"The books of this account begin on {Format.Date(past.KnownFrom)}. What it held on {Format.Date(past.Date)} is not known here.",
        { PricesOf: { } prices } past => $"As it was at the close of {Format.Date(past.Date)}, by what is booked today, at the prices of {Format.Date(prices)}. Cash of that day is not kept, so parts of the account are not shown.",
        var past => $"As it was at the close of {Format.Date(past.Date)}, by what is booked today. There are no prices of that day or the week before it, so nothing is valued.",
    };

    private string TotalWords
    {
        get
        {
            var total = _tree.Total;
            var basis = total.LotsWithoutBasis > 0 ? $", {total.LotsWithoutBasis} without basis" : "";
            var price = total.WithoutPrice > 0 ? $"; {total.WithoutPrice} securities without price are in no sum" : "";
            return $"{total.Securities} securities, {Format.Count(total.Lots)} lots{basis}{price}";
        }
    }

    private string CashWords => _past is null && Words is not { Length: > 0 } ? $"and {Format.Dollars(View.Snapshot.Cash)} of cash" : "";

    protected override void OnInitialized() => BindKeys(
        new KeyBinding("j", "Next line", () => MoveAsync(1)),
        new KeyBinding("k", "Previous line", () => MoveAsync(-1)),
        new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
        new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
        new KeyBinding("Enter", "Open or close the selected line", () => Do(() => Toggle(Selected))),
        new KeyBinding("ArrowRight", "Open", () => Do(() => Toggle(Selected, open: true))),
        new KeyBinding("ArrowLeft", "Close", () => Do(() => Toggle(Selected, open: false))),
        new KeyBinding("e", "Correct the lots of the selected security", () => Do(() => _correcting = MayCorrect ? Selected?.Held : null)));

    protected override async Task OnParametersSetAsync()
    {
        if (!_isRead)
        {
            _isRead = true;
            _open.UnionWith((Open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        }
        if (Past is null)
        {
            _past = null;
        }
        else if (_past?.Date != Past || _pastOf != View)
        {
            _pastOf = View;
            await LoadPastAsync();
            return;
        }
        Show();
    }

    private async Task LoadPastAsync()
    {
        _past = null;
        _past = await LoadAsync((actor, cancel) => query.RunAsync(new HoldingsOnInput(View.Snapshot.Account.Id, Past!.Value), actor, cancel));
        Show();
    }

    private void Show()
    {
        if (_now is null || _nowOf != View)
        {
            (_nowOf, _now) = (View, new HoldingsNow(View));
        }
        var held = Past is null ? _now.Securities() : _past?.Securities ?? [];
        _tree = HoldingTree.Of(held, Past is null ? _now.Targets : null, new HoldingLook(Words ?? "", BySector, Sort, IsDescending));
        if (_open.Remove(Everything))
        {
            _open.UnionWith(_tree.Tickers);
        }
        _lines = _tree.Lines(_open);
    }

    private HoldingLine? Selected => _lines.Find(l => l.Key == _selected);

    private void Select(HoldingLine line) => _selected = line.Key;

    private void Toggle(HoldingLine? line, bool? open = null)
    {
        if (line is null || line.Lot is not null || line.IsOpen == open)
        {
            return;
        }
        if (!_open.Remove(line.Key))
        {
            _open.Add(line.Key);
        }
        _lines = _tree.Lines(_open);
        _selected = line.Key;
        KeepOpen();
    }

    private void ToggleAll()
    {
        var isAllOpen = IsAllOpen;
        _open.RemoveWhere(k => !k.StartsWith('-'));
        if (!isAllOpen)
        {
            _open.UnionWith(_tree.Tickers);
        }
        _lines = _tree.Lines(_open);
        KeepOpen();
    }

    /// <summary>What is open goes into the address as long as it is not too long for one.</summary>
    private void KeepOpen() => Go(
        "open", IsAllOpen && _open.Count > MostOpenInAddress ? Everything : string.Join(',', _open.Order(StringComparer.Ordinal).Take(MostOpenInAddress)));

    private async Task MoveAsync(int step)
    {
        if (_lines.Count > 0)
        {
            _selected = _lines[Math.Clamp(_lines.FindIndex(l => l.Key == _selected) + step, 0, _lines.Count - 1)].Key;
            StateHasChanged();
            await script.RevealAsync(HoldingRow.IdOf(_selected));
        }
    }

    private Task Do(Action act)
    {
        act();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private string? SortOf(string? column) => column is not null && column == Sort ? IsDescending ? "descending" : "ascending" : null;

    private void SortBy(string column) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = column,
            ["order"] = column == Sort ? IsDescending ? null : "desc" : column is "ticker" or "name" or "days" ? null : "desc",
        }),
        replace: true);

    private void Go(string name, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, value is { Length: > 0 } ? value : null), replace: true);

    private void Corrected(string said) => (_correcting, _said) = (null, said);

    /// <summary>A column with its definition.</summary>
    /// <param name="Key">What it is sorted by; null where it can't be.</param>
    private sealed record HoldingColumn(string? Key, string Name, string Definition, bool IsNumber = false);
}
