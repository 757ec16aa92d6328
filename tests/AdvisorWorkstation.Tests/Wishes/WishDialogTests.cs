using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using static AdvisorWorkstation.Tests.Wishes.WishFirm;

namespace AdvisorWorkstation.Tests.Wishes;

/// <summary>The form of a wish is generated from an option's declaration; what holds of every option is tested of every option.</summary>
public sealed class WishDialogTests
{
    private static readonly WishLookups Lookups = new(["AAPL", "MSFT"], ["tobacco"], ["Large Twelve"]);
    private static readonly string[] Texts = ["AAPL", "tobacco", "7", "2027-01-04", "AAPL, MSFT"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Options => [.. PolicyOptions.All.Select(o => o.Key)];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Every_option_opens_with_its_labels_units_and_ranges_and_refuses_what_is_out_of_range(string key)
    {
        await using var desk = new DeskRenderer();
        var option = PolicyOptions.Find(key)!;
        var form = new ChoiceForm { Scope = option.Scopes[^1] };
        var fields = desk.Render<ChoiceFields>(p => p.Add(f => f.Form, form).Add(f => f.Lookups, Lookups).Add(f => f.OnTyped, () => { }));
        await fields.Find("#wish-option").ChangeAsync(new() { Value = key });
        foreach (var parameter in option.Parameters)
        {
            var field = fields.FindComponents<ParameterField>().Single(f => f.Instance.Parameter == parameter);
            Assert.Contains(parameter.Label, field.Find("label").TextContent, StringComparison.Ordinal);
            Assert.Contains(parameter.Unit, field.Find("label").TextContent, StringComparison.Ordinal);
            var input = field.Find($"#field-{parameter.Name}");
            if (input.NodeName == "INPUT" && input.GetAttribute("type") == "text")
            {
                await input.InputAsync(new() { Value = "1e99; x" });
                Assert.False(form.IsReadable);
                Assert.Contains(parameter.Range, field.Find(".fault").TextContent, StringComparison.Ordinal);
                Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
                form[parameter] = Plausible(parameter);
            }
            else
            {
                Assert.True(input.NodeName == "SELECT" || input.GetAttribute("type") is "checkbox" or "date", parameter.Name);
                form[parameter] = Plausible(parameter);
            }
        }
        Assert.True(form.IsReadable, string.Join(' ', option.Faults(form.Arguments)));
        fields.Render();
        Assert.Contains(option.Sentence(form.Arguments), fields.Find(".reads").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_client_s_page_four_clicks_set_a_wish()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var page = await PageAsync(desk, firm);
        var clicks = 0;
        clicks++;
        await page.Find("#add-wish").ClickAsync();
        page.WaitForElement("#wish-option", Patience);
        clicks++;
        await page.Find("#wish-option").ChangeAsync(new() { Value = "cash.minimum" });
        await page.Find("#field-share").InputAsync(new() { Value = "3" });
        await page.Find("#wish-reason").InputAsync(new() { Value = "She wants a reserve" });
        page.WaitForAssertion(() => Assert.Contains("Tracking error, bp", page.Find(".pricetag").TextContent, StringComparison.Ordinal), Patience);
        clicks++;
        await page.Find("#wish-save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Keeps at least 3% or $500 in cash", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        Assert.True(clicks <= 4);
        Assert.Equal("She wants a reserve", (await firm.WishesAsync()).Policy.Entries.Single(e => e.Option == "cash.minimum").Chosen!.Reason);
        page.WaitForAssertion(() => Assert.DoesNotContain("…", page.Find("tr[aria-selected=true]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task What_was_half_typed_is_there_again_on_any_machine_until_it_is_given_up()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using (var desk = new DeskRenderer(firm, firm.Advisor))
        {
            var page = await OpenedAsync(desk, firm);
            await page.Find("#wish-option").ChangeAsync(new() { Value = "security.rule" });
            await page.Find("#field-ticker").InputAsync(new() { Value = "XOM" });
            await page.Find("#wish-reason").InputAsync(new() { Value = "Inherited from her" });
            page.WaitForAssertion(() => Assert.Contains("Your typing is safe", page.Markup, StringComparison.Ordinal), Patience);
        }
        await using var other = new DeskRenderer(firm, firm.Advisor);
        var again = await OpenedAsync(other, firm);
        again.WaitForAssertion(() => Assert.Contains("is back", again.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("XOM", again.Find("#field-ticker").GetAttribute("value"));
        Assert.Equal("Inherited from her", again.Find("#wish-reason").GetAttribute("value"));
        await again.FindAll(".dlg footer button").Single(b => b.TextContent == "Cancel").ClickAsync();
        Assert.Equal("", (await firm.Get<WishDrafts>().ReadAsync(WishDrafts.Of(await firm.SubjectAsync()), firm.Advisor, LakesideFirm.Cancel)).Value.Typed);
    }

    [Fact]
    public async Task A_conflict_is_said_beside_the_form_and_set_only_with_a_tick()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("security.rule", "ticker=XOM; rule=never-sell"));
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var page = await OpenedAsync(desk, firm);
        await page.Find("#wish-option").ChangeAsync(new() { Value = "sector.exclude" });
        await page.Find("#field-sector").ChangeAsync(new() { Value = "Energy" });
        await page.Find("#wish-reason").InputAsync(new() { Value = "No oil for her" });
        page.WaitForElement("#wish-knows", Patience);
        Assert.Contains("Never sells XOM", page.Find(".warnbox").TextContent, StringComparison.Ordinal);
        await page.Find("#wish-save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Tick the sentence above", page.Find(".dlg [role=alert]").TextContent, StringComparison.Ordinal), Patience);
        await page.Find("#wish-knows").ChangeAsync(new() { Value = true });
        await page.Find("#wish-save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Holds no Energy.", page.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Who_may_not_set_wishes_sees_sentences_and_prices_and_no_button()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("cash.minimum", "share=5", PolicyScope.Household));
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = await PageAsync(desk, firm);
        Assert.Empty(page.FindAll("#add-wish, button.icon"));
        page.WaitForAssertion(() => Assert.Contains("What it costs now", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("asked by Ana Hartmann on the phone", page.Markup, StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<WishesTab>> PageAsync(DeskRenderer desk, LakesideFirm firm)
    {
        var account = (await firm.AccountAsync(Account)).Id;
        var page = desk.Render<WishesTab>(p => p.Add(t => t.Account, account));
        page.WaitForElement("table", Patience);
        return page;
    }

    private static async Task<IRenderedComponent<WishesTab>> OpenedAsync(DeskRenderer desk, LakesideFirm firm)
    {
        var page = await PageAsync(desk, firm);
        await page.Find("#add-wish").ClickAsync();
        page.WaitForElement("#wish-option", Patience);
        return page;
    }

    private static readonly string[] Candidates = ["AAPL", "tobacco", "7", "2027-01-04", "AAPL, MSFT"];

    private static string Plausible(Parameter parameter) => parameter.DefaultText.Length > 0 ? parameter.DefaultText
        : parameter.Choices.Count > 0 ? parameter.Choices[0]
        : Texts.First(text => parameter.Fault(text) is null);
}
