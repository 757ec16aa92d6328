using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WebHost = AdvisorWorkstation.Hosting.Web.WebHost;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>The real web server over a copy of the firm, at a free port of this machine, with a clock that a test sets.</summary>
internal sealed class WebFirm : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebFirm(DataFolder folder, FixedClock clock, WebApplication app, string said) => (Folder, Clock, _app, Said) = (folder, clock, app, said);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public DataFolder Folder { get; }

    public FixedClock Clock { get; }

    /// <summary>What it printed before it listened.</summary>
    public string Said { get; }

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.First();

    /// <summary>Starts it.</summary>
    /// <param name="settings">The content of appsettings.json.</param>
    /// <param name="empty">True for a data folder without a firm.</param>
    public static async Task<WebFirm> StartAsync(string settings = "{}", bool empty = false)
    {
        var folder = empty ? new DataFolder(Directory.CreateTempSubdirectory("lakeside-").FullName) : await LakesideFirm.FolderAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, WorkstationSettings.FileName), settings, CancellationToken.None);
        var clock = new FixedClock(LakesideTemplate.Now);
        var output = new StringWriter();
        var built = await WebHost.BuildAsync(new DirectoryInfo(folder.Path), false, "http://127.0.0.1:0", output, clock, CancellationToken.None);
        await built.Value.StartAsync(CancellationToken.None);
        return new WebFirm(folder, clock, built.Value, output.ToString());
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser Browser() => new(Address);

    /// <summary>Somebody's browser, signed in with a password and a code.</summary>
    public async Task<Browser> SignedInAsync(string userName)
    {
        var key = await EnrollAsync(userName);
        var browser = Browser();
        await browser.SignInAsync(userName, LakesideTemplate.Password);
        await browser.TypeCodeAsync(key);
        return browser;
    }

    /// <summary>Gives somebody an authenticator app; answers its key.</summary>
    public Task<string> EnrollAsync(string userName) => WithPersonAsync(userName, async (people, person) =>
    {
        await people.ResetAuthenticatorKeyAsync(person);
        await people.SetTwoFactorEnabledAsync(person, true);
        return (await people.GetAuthenticatorKeyAsync(person))!;
    });

    public async Task<T> WithPersonAsync<T>(string userName, Func<UserManager<Person>, Person, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await work(people, (await people.FindByNameAsync(userName))!);
    }

    public Task<PersonId> PersonAsync(string userName) => WithPersonAsync(userName, (_, person) => Task.FromResult(new PersonId(person.Id)));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(Folder.Path, recursive: true);
    }
}
