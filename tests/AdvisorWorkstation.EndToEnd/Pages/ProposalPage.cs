using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>One proposal, by keyboard.</summary>
internal sealed class ProposalPage(Desk desk)
{
    private ILocator SelectedTrade => desk.Page.Locator("section[aria-label=Trades] tr[aria-selected=true]");

    private ILocator Chip => desk.Page.Locator(".head .chip");

    private ILocator Status => desk.Page.Locator(".act [role=status]");

    /// <summary>The id in the address.</summary>
    public string Id => desk.Page.Url.Split('/')[^1];

    public async Task<ProposalPage> WaitAsync()
    {
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/proposals/[0-9a-f]{32}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await desk.ReadyAsync();
        await SelectedTrade.WaitForAsync();
        return this;
    }

    /// <summary>Where the account is held, and its number there.</summary>
    public async Task<(string Custodian, string Number)> AccountAsync()
    {
        var fact = (await desk.Page.Locator(".head .sub").InnerTextAsync()).Split('\u00b7', StringSplitOptions.TrimEntries)[1];
        var space = fact.LastIndexOf(' ');
        return (fact[..space], fact[(space + 1)..]);
    }

    /// <summary>Moves down to the first trade of a side whose quantity is two shares or more.</summary>
    public async Task<(string Ticker, decimal Quantity)> SelectAsync(string side)
    {
        for (var moves = 0; moves < 200; moves++)
        {
            var cells = await SelectedTrade.Locator("td, th").AllInnerTextsAsync();
            var quantity = decimal.Parse(cells[2].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            if (cells[0].Contains(side, StringComparison.OrdinalIgnoreCase) && quantity >= 2m)
            {
                return (cells[1].Trim(), quantity);
            }
            var before = await SelectedTrade.GetAttributeAsync("id");
            await desk.PressAsync("j");
            await Assertions.Expect(SelectedTrade).Not.ToHaveIdAsync(before!);
        }
        throw new InvalidOperationException($"no trade of {side} has two shares or more");
    }

    /// <summary>Sets the selected trade's quantity and waits for the next revision.</summary>
    public async Task EditAsync(decimal quantity, string reason)
    {
        await desk.PressAsync("e");
        await Assertions.Expect(desk.Page.Locator("#quantity")).ToBeFocusedAsync();
        await desk.PressAsync("Control+A");
        await desk.TypeAsync(quantity.ToString(CultureInfo.InvariantCulture));
        await desk.PressAsync("Tab");
        await desk.TypeAsync(reason);
        await desk.PressAsync("Tab");
        await desk.PressAsync("Tab");
        await desk.PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    public async Task ApproveAsync() => await desk.PressAsync("a");

    public Task ExpectStateAsync(string words) => Assertions.Expect(Chip).ToHaveTextAsync(words);

    public Task ExpectToSayAsync(string words) => Assertions.Expect(Status).ToContainTextAsync(words);
}
