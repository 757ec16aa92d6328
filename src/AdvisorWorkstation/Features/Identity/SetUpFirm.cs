using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Firm;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>A firm about to begin.</summary>
public sealed record FirmDraft(string Token, string FirmName, PersonDraft Founder, string Password);

/// <summary>Gives an empty data folder its firm and its first person. The link printed at start is the key; it works once.</summary>
public sealed class SetUpFirm(
    IDbContextFactory<AdvisorDb> contexts, IPasswordHasher<Person> hasher, SetupToken token, TimeProvider clock)
{
    public const int ShortestPassword = 12;

    /// <summary>True when nobody can sign in yet.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return !await db.Users.AnyAsync(p => !p.IsService, cancel);
    }

    public async Task<Outcome<PersonId>> RunAsync(FirmDraft draft, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        var at = clock.GetUtcNow();
        var who = new Entitlement(
            new PersonId(Guid.Empty), "Set-up", new HashSet<Role> { Role.Administrator }, BookScope.All, "setup");
        await using var session = new DeskSession(db, who, at, await db.Database.BeginTransactionAsync(cancel));
        if (!token.Matches(draft.Token) || await db.Users.AnyAsync(p => !p.IsService, cancel))
        {
            return new Refusal("link", "This link is not good any more. Start the server again and use the link that it prints.");
        }
        if (draft.Password.Length < ShortestPassword)
        {
            return new Refusal("password", $"The password needs {ShortestPassword} characters or more.");
        }
        if (await draft.Founder.FaultAsync(db, cancel) is { } fault)
        {
            return fault;
        }
        if (!await db.Set<FirmRow>().AnyAsync(cancel))
        {
            db.Add(new FirmRow { Name = draft.FirmName.Trim(), CreatedAt = at });
        }
        var person = await draft.Founder.AddAsync(
            db, hasher, draft.Password, mustChange: false, DateOnly.FromDateTime(at.UtcDateTime), cancel);
        await session.CommitAsync(
            [
                new AuditEvent("firm.set-up", "firm", "", 0, new Dictionary<string, object?>
                {
                    ["firm"] = draft.FirmName.Trim(),
                    ["founder"] = person.DisplayName,
                    ["roles"] = draft.Founder.Roles.Select(r => r.ToString()).ToList(),
                }),
            ],
            cancel);
        token.Spend();
        return new PersonId(person.Id);
    }
}
