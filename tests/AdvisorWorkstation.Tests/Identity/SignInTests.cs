using System.Net;
using AdvisorWorkstation.EndToEnd.Harness;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Hosting.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Identity;

public sealed class SignInTests
{
    private const string NotThose = "That name and password do not go together, or the user is locked for a while.";

    [Fact]
    public async Task A_password_and_a_code_lead_to_the_desk()
    {
        await using var firm = await WebFirm.StartAsync();
        var key = await firm.EnrollAsync(LakesideTemplate.Olga);
        using var browser = firm.Browser();

        var password = await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password, "/sign-in?then=%2Fproposals");
        Assert.Equal(HttpStatusCode.OK, password.StatusCode);
        Assert.Contains("Code of your authenticator app", await Browser.TextAsync(password), StringComparison.Ordinal);
        Assert.Equal("/sign-in?then=%2Faccounts", Browser.LeadsTo(await browser.GetAsync("/accounts")));

        Assert.Equal("/proposals", Browser.LeadsTo(await browser.TypeCodeAsync(key)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/accounts")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_code_is_asked_for_again_and_after_five_nobody_comes_in()
    {
        await using var firm = await WebFirm.StartAsync();
        var key = await firm.EnrollAsync(LakesideTemplate.Olga);
        using var browser = firm.Browser();
        await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password);
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("That code is not right", await Browser.TextAsync(await browser.TypeAsync(Wrong(key))), StringComparison.Ordinal);
        }
        Assert.Null(Browser.LeadsTo(await browser.TypeCodeAsync(key)));
        Assert.NotNull(Browser.LeadsTo(await browser.GetAsync("/accounts")));
        Assert.Contains(NotThose, await Browser.TextAsync(await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_without_a_password_before_it_is_worth_nothing()
    {
        await using var firm = await WebFirm.StartAsync();
        var key = await firm.EnrollAsync(LakesideTemplate.Olga);
        using var browser = firm.Browser();
        var answer = await browser.SubmitAsync("/sign-in", "code", ("Code", Authenticator.CodeNow(key)));
        Assert.Null(Browser.LeadsTo(answer));
        Assert.NotNull(Browser.LeadsTo(await browser.GetAsync("/accounts")));
    }

    [Fact]
    public async Task Wrong_passwords_lock_a_person_out_and_no_answer_tells_whether_there_is_one()
    {
        await using var firm = await WebFirm.StartAsync("""{ "Security": { "LockoutAttempts": 3 } }""");
        using var browser = firm.Browser();
        var answers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await FaultAsync(browser, LakesideTemplate.Olga, "not the password"));
        }
        answers.Add(await FaultAsync(browser, LakesideTemplate.Olga, LakesideTemplate.Password));
        answers.Add(await FaultAsync(browser, "nobody-at-all", LakesideTemplate.Password));
        answers.Add(await FaultAsync(browser, "operations-service", LakesideTemplate.Password));
        Assert.All(answers, a => Assert.Equal(NotThose, a));
        Assert.True(await firm.WithPersonAsync(LakesideTemplate.Olga, (people, olga) => people.IsLockedOutAsync(olga)));

        Assert.Equal("/finish-sign-up", Browser.LeadsTo(await browser.SignInAsync(LakesideTemplate.Otto, LakesideTemplate.Password)));
    }

    [Fact]
    public async Task Sign_ins_from_one_address_are_counted()
    {
        await using var firm = await WebFirm.StartAsync("""{ "Security": { "SignInsPerMinute": 3 } }""");
        using var browser = firm.Browser();
        var page = await Browser.TextAsync(await browser.GetAsync("/sign-in"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await browser.SubmitToAsync("/sign-in", page, "password", ("UserName", "nobody"), ("Password", "nothing"))).StatusCode);
        }
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitToAsync("/Sign-In/", page, "password")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Without_a_second_factor_there_is_one_page_to_see()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = firm.Browser();
        Assert.Equal("/finish-sign-up", Browser.LeadsTo(await browser.SignInAsync(LakesideTemplate.Carla, LakesideTemplate.Password)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/finish-sign-up")).StatusCode);
        foreach (var path in (string[])["/", "/accounts", "/compliance", "/compliance/history.csv", "/session/touch", "/_blazor/negotiate"])
        {
            Assert.StartsWith("/not-yours", Browser.LeadsTo(await browser.GetAsync(path)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_person_replaces_the_password_then_adds_a_second_factor_then_is_in()
    {
        await using var firm = await WebFirm.StartAsync();
        var administrator = new Domain.Identity.Actor(await firm.PersonAsync(LakesideTemplate.Amy), "test");
        await using var scope = firm.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<AddPerson>().RunAsync(
            new PersonDraft("nora", "Nora New", [Domain.Identity.Role.Compliance], []), administrator, WebFirm.Cancel);
        using var browser = firm.Browser();

        Assert.Equal("/finish-sign-up", Browser.LeadsTo(await browser.SignInAsync("nora", added.Value.OneTimePassword)));
        Assert.DoesNotContain("id=\"key\"", await Browser.TextAsync(await browser.GetAsync("/finish-sign-up")), StringComparison.Ordinal);
        var changed = await browser.SubmitAsync("/finish-sign-up", "own-password", ("OldPassword", added.Value.OneTimePassword), ("NewPassword", "five slow green rivers"));
        Assert.Equal("/finish-sign-up", Browser.LeadsTo(changed));
        var page = await Browser.TextAsync(await browser.GetAsync("/finish-sign-up"));
        var key = page.Split("id=\"key\">")[1].Split('<')[0];
        Assert.Contains("That code is not right", await Browser.TextAsync(await browser.SubmitAsync("/finish-sign-up", "enroll", ("Code", Wrong(key)))), StringComparison.Ordinal);
        Assert.Equal("/", Browser.LeadsTo(await browser.SubmitAsync("/finish-sign-up", "enroll", ("Code", Authenticator.CodeNow(key)))));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/compliance")).StatusCode);

        using var later = firm.Browser();
        Assert.Contains(NotThose, await Browser.TextAsync(await later.SignInAsync("nora", added.Value.OneTimePassword)), StringComparison.Ordinal);
        await later.SignInAsync("nora", "five slow green rivers");
        Assert.Equal("/", Browser.LeadsTo(await later.TypeCodeAsync(key)));
    }

    [Fact]
    public async Task Nobody_is_led_away_from_the_workstation()
    {
        await using var firm = await WebFirm.StartAsync();
        var key = await firm.EnrollAsync(LakesideTemplate.Olga);
        foreach (var then in (string[])["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
        {
            using var browser = firm.Browser();
            await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password, "/sign-in?then=" + Uri.EscapeDataString(then));
            Assert.Equal("/", Browser.LeadsTo(await browser.TypeCodeAsync(key)));
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = firm.Browser();
        var forged = new FormUrlEncodedContent([new("_handler", "password"), new("UserName", LakesideTemplate.Olga), new("Password", LakesideTemplate.Password)]);
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = forged });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string Wrong(string key) => Authenticator.CodeNow(key) == "000000" ? "000001" : "000000";

    private static async Task<string> FaultAsync(Browser browser, string userName, string password)
    {
        var html = await Browser.TextAsync(await browser.SignInAsync(userName, password));
        return html.Split("role=\"alert\">")[1].Split("</svg>")[1].Split("</p>")[0].Trim();
    }
}
