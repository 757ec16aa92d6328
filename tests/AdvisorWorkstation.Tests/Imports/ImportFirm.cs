using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>An empty firm on a real SQLite file in a folder of its own, with somebody of operations at the desk.</summary>
internal sealed class ImportFirm : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ImportFirm(ServiceProvider services, DataFolder folder, FixedClock clock, Actor operations) =>
        (_services, Folder, Clock, Operations) = (services, folder, clock, operations);

    public DataFolder Folder { get; }

    public FixedClock Clock { get; }

    public Actor Operations { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ImportFirm> CreateAsync(ImportOptions? limits = null)
    {
        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), $"aw-imports-{Guid.NewGuid():N}"));
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        var services = TestServices.Build(folder, clock, limits);
        await using var db = await services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(Cancel);
        await db.Database.EnsureCreatedAsync(Cancel);
        return new ImportFirm(services, folder, clock, await AddPersonAsync(db, Role.Operations));
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static DeliveredFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public async Task<ImportPreview> PreviewAsync(params DeliveredFile[] files)
    {
        var outcome = await Get<PreviewImport>().RunAsync(new PreviewImportInput(files), Operations, Cancel);
        return outcome.Value;
    }

    public Task<Outcome<CommittedImport>> CommitAsync(ImportPreview preview, bool isConfirmed = false) =>
        Get<CommitImport>().RunAsync(new CommitImportInput(preview.Import, isConfirmed), Operations, Cancel);

    /// <summary>Previews and commits, saying yes to every question; what is refused fails the test.</summary>
    public async Task<ImportPreview> ImportAsync(params DeliveredFile[] files)
    {
        var preview = await PreviewAsync(files);
        var committed = await CommitAsync(preview, isConfirmed: true);
        Assert.True(committed.Refusal is null, $"{committed.Refusal?.Sentence}\n{string.Join('\n', preview.Report.Findings)}");
        return preview;
    }

    public async Task<Actor> AddPersonAsync(Role role)
    {
        await using var db = await OpenAsync();
        return await AddPersonAsync(db, role);
    }

    /// <summary>The database as a program that sees every book sees it.</summary>
    public async Task<AdvisorDb> OpenAsync()
    {
        var db = await Get<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(Cancel);
        db.Scope = BookScope.All;
        return db;
    }

    /// <summary>All rows of a kind.</summary>
    public async Task<List<T>> AllAsync<T>() where T : class
    {
        await using var db = await OpenAsync();
        return await db.Set<T>().AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>Everything that the firm has, as text.</summary>
    public async Task<string> DumpAsync()
    {
        await using var db = await OpenAsync();
        return await DatabaseDump.OfAsync(db, Cancel);
    }

    /// <summary>The findings of a grade in a preview of some files.</summary>
    public async Task<IReadOnlyList<ImportFinding>> FindingsAsync(ImportSeverity severity, params DeliveredFile[] files)
    {
        var preview = await PreviewAsync(files);
        return [.. preview.Report.Findings.Where(f => f.Severity == severity)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder.Path, recursive: true);
    }

    private static async Task<Actor> AddPersonAsync(AdvisorDb db, Role role)
    {
        var person = new Person { Id = Guid.NewGuid(), UserName = role.ToString(), DisplayName = $"Test {role}" };
        var identityRole = await db.Roles.FirstOrDefaultAsync(r => r.Name == role.ToString(), Cancel)
            ?? db.Roles.Add(new IdentityRole<Guid>(role.ToString()) { Id = Guid.NewGuid() }).Entity;
        db.Users.Add(person);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = identityRole.Id });
        await db.SaveChangesAsync(Cancel);
        return new Actor(new PersonId(person.Id), "test");
    }
}
