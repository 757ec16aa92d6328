using System.Diagnostics;
using System.Globalization;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>What if the dial, the cash or one name were different? The answer stands beside today; the next move cancels the last one.</summary>
public sealed partial class WhatIfPage
{
    private WhatIfDesk? _desk;
    private RebalanceResult? _today;
    private RebalanceResult? _tried;
    private IReadOnlyList<string> _tickers = [];
    private int _dial;
    private int _cashTenths;
    private string _without = "";
    private string? _fault;
    private string _took = "";
    private bool _isSolving;
    private CancellationTokenSource? _solving;

    [Parameter]
    public string Id { get; set; } = "";

    private string TriedWords
    {
        get
        {
            var changes = new List<string>();
            if (_dial != _desk!.DialStop)
            {
                changes.Add($"dial {_dial}");
            }
            if (_cashTenths != TenthsOf(_desk.MinimumCash))
            {
                changes.Add($"cash {Format.Percent(new Weight(_cashTenths / 1000m))}%");
            }
            if (_without.Length > 0)
            {
                changes.Add($"no {_without}");
            }
            return changes.Count == 0 ? "As now" : string.Join(", ", changes);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        BindKeys(new KeyBinding("Escape", "Back to the account", () =>
        {
            Navigation.NavigateTo($"/accounts/{Id}");
            return Task.CompletedTask;
        }));
        var id = new AccountId(Guid.TryParseExact(Id, "N", out var parsed) ? parsed : Guid.Empty);
        _desk = await LoadAsync((actor, cancel) => Tries.OpenAsync(id, actor, cancel));
        if (_desk is not null)
        {
            _tickers = [.. _desk.Snapshot.Securities.Select(v => v.Security.Ticker.Symbol).Order(StringComparer.Ordinal)];
            await ResetAsync();
            _today = _tried;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _solving?.Cancel();
            _solving?.Dispose();
        }
        base.Dispose(disposing);
    }

    private static int TenthsOf(Weight weight) => (int)decimal.Round(weight.Fraction * 1000m);

    private static int Number(ChangeEventArgs moved) => int.Parse(moved.Value!.ToString()!, CultureInfo.InvariantCulture);

    private Task ResetAsync()
    {
        (_dial, _cashTenths, _without, _fault) = (_desk!.DialStop, TenthsOf(_desk.MinimumCash), "", null);
        return SolveAsync(WhatIf.Today);
    }

    private async Task TryAsync(int? dial = null, int? cash = null, string? without = null)
    {
        (_dial, _cashTenths, _without) = (dial ?? _dial, cash ?? _cashTenths, (without ?? _without).Trim().ToUpperInvariant());
        if (_without.Length > 0 && !_tickers.Contains(_without))
        {
            (_fault, _took, _isSolving) = ($"{_without} is neither held nor in what the account follows.", "", false);
            await (_solving?.CancelAsync() ?? Task.CompletedTask);
            return;
        }
        _fault = null;
        await SolveAsync(new WhatIf(
            _dial == _desk!.DialStop ? null : _dial,
            _cashTenths == TenthsOf(_desk.MinimumCash) ? null : new Weight(_cashTenths / 1000m),
            _without.Length > 0 ? Ticker.Parse(_without) : null));
    }

    private async Task SolveAsync(WhatIf question)
    {
        if (_solving is not null)
        {
            await _solving.CancelAsync();
            _solving.Dispose();
        }
        _solving = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var token = _solving.Token;
        _isSolving = true;
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answer = await TryWhatIf.SolveAsync(_desk!, question, token);
            if (!token.IsCancellationRequested)
            {
                (_tried, _isSolving) = (answer, false);
                _took = string.Create(CultureInfo.InvariantCulture, $"solved in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
            }
        }
        catch (OperationCanceledException)
        {
            // a newer question took over
        }
    }
}
