using AdvisorWorkstation.Hosting.Web;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>Circuits of the real server: how many somebody may have, and whose they are.</summary>
public sealed class CircuitTests
{
    [Fact]
    public async Task One_circuit_more_than_allowed_shows_nothing_and_the_others_live()
    {
        await using var firm = await WebFirm.StartAsync("""{ "Security": { "CircuitsPerUser": 1 } }""");
        using var olga = await firm.SignedInAsync(LakesideTemplate.Olga);
        await using var first = await CircuitClient.ConnectAsync(firm.Address, olga.CookieHeader);
        var allowed = await first.StartAsync(olga);
        await using var second = await CircuitClient.ConnectAsync(firm.Address, olga.CookieHeader);
        await second.StartAsync(olga);
        Assert.True(await second.HearsAsync("JS.Error"));
        Assert.DoesNotContain("JS.RenderBatch", second.Called);
        Assert.True(await ReachesAsync(firm, olga, allowed));
    }

    [Fact]
    public async Task A_circuit_that_is_reached_with_somebody_elses_cookie_ends_at_the_first_click()
    {
        await using var firm = await WebFirm.StartAsync();
        using var olga = await firm.SignedInAsync(LakesideTemplate.Olga);
        using var otto = await firm.SignedInAsync(LakesideTemplate.Otto);
        await using var mine = await CircuitClient.ConnectAsync(firm.Address, olga.CookieHeader);
        var secret = await mine.StartAsync(olga);
        await using var thief = await CircuitClient.ConnectAsync(firm.Address, otto.CookieHeader);
        Assert.Equal(true, await thief.InvokeAsync("ConnectCircuit", secret));
        await thief.UseAsync(firm.Address);
        Assert.True(await IsEndedAsync(firm, olga, secret));
    }

    [Fact]
    public async Task Its_owner_reaches_a_circuit_again()
    {
        await using var firm = await WebFirm.StartAsync();
        using var olga = await firm.SignedInAsync(LakesideTemplate.Olga);
        await using var before = await CircuitClient.ConnectAsync(firm.Address, olga.CookieHeader);
        var secret = await before.StartAsync(olga);
        await using var after = await CircuitClient.ConnectAsync(firm.Address, olga.CookieHeader);
        Assert.Equal(true, await after.InvokeAsync("ConnectCircuit", secret));
    }

    [Fact]
    public async Task Places_are_counted_for_each_person_and_given_back()
    {
        await using var firm = await WebFirm.StartAsync();
        var open = firm.Services.GetRequiredService<OpenCircuits>();
        Assert.True(open.TryTake("a", 1));
        Assert.False(open.TryTake("a", 1));
        Assert.True(open.TryTake("b", 1));
        open.GiveBack("a");
        Assert.True(open.TryTake("a", 1));
    }

    private static async Task<bool> ReachesAsync(WebFirm firm, Browser browser, string secret)
    {
        await using var client = await CircuitClient.ConnectAsync(firm.Address, browser.CookieHeader);
        return await client.InvokeAsync("ConnectCircuit", secret) is true;
    }

    /// <summary>The server ends a circuit a moment after what ends it.</summary>
    private static async Task<bool> IsEndedAsync(WebFirm firm, Browser browser, string secret)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (!await ReachesAsync(firm, browser, secret))
            {
                return true;
            }
            await Task.Delay(50, WebFirm.Cancel);
        }
        return false;
    }
}
