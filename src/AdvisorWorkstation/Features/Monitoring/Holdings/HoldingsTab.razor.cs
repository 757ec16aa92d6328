using System.Globalization;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>What an account holds, lot by lot, today or at the close of a past day. The address holds the view.</summary>
public sealed partial class HoldingsTab(HoldingsOnQuery query, NavigationManager navigation, DeskScript script)
{
    private const string SectorGroup = "sector";
    private const string Descending = "desc";
    private const string Everything = "all";
    private const int MostOpenInAddress = 25;

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
    private AddressView _address = default!;

    [Parameter, EditorRequired]
    public AccountView View { get; set; } = default!;

    private string? Words => _address["words"];

    private string? Sort => _address["sort"];

    private bool BySector => _address["group"] == SectorGroup;

    private bool IsDescending => _address["order"] == Descending;

    private DateOnly Today => View.Snapshot.AsOf.Date;

    private DateOnly? Past => DateOnly.TryParseExact(_address["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private bool IsAllOpen => _open.Count > 0 && _tree.Tickers.All(_open.Contains);

    private bool MayCorrect => Past is null && View.Viewer.May(Capability.CorrectBooks);

    private string PastWords => _past is null ? Refused?.Sentence ?? "" : HoldingColumn.PastWords(_past);

    private string TotalWords
    {
        get
        {
            var total = _tree.Total;
            var basis = total.LotsWithoutBasis > 0 ? $", {total.LotsWithoutBasis} without basis" : "";
            var price = total.WithoutPrice > 0 ? $"; {Format.Counted(total.WithoutPrice, "security", "securities")} without price in no sum" : "";
            return $"{Format.Counted(total.Securities, "security", "securities")}, {Format.Counted(total.Lots, "lot", "lots")}{basis}{price}";
        }
    }

    private string CashWords => _past is null && Words is not { Length: > 0 } ? $"and {Format.Dollars(View.Snapshot.Cash)} of cash" : "";

    protected override void OnInitialized()
    {
        _address = WatchAddress(navigation, ShowAddressAsync);
        _open.UnionWith((_address["open"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        BindKeys(
            new KeyBinding("j", "Next line", () => MoveAsync(1)),
            new KeyBinding("k", "Previous line", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("Enter", "Open or close the selected line", () => Do(() => Toggle(Selected))),
            new KeyBinding("ArrowRight", "Open", () => Do(() => Toggle(Selected, open: true))),
            new KeyBinding("ArrowLeft", "Close", () => Do(() => Toggle(Selected, open: false))),
            new KeyBinding("e", "Correct the lots of the selected security", () => Do(() => _correcting = MayCorrect ? Selected?.Held : null)));
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ShowAddressAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
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

    private void SortBy(string column) => _address.Go(
        ("sort", column), ("order", (column == Sort ? !IsDescending : column is not ("ticker" or "name" or "days")) ? Descending : null));

    private void Go(string name, string? value) => _address.Go((name, value));

    private void Corrected(string said) => (_correcting, _said) = (null, said);
}
