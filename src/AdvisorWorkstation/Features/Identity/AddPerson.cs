using System.Security.Cryptography;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>A person who was added, and the password to tell them once.</summary>
public sealed record AddedPerson(PersonId Person, string OneTimePassword);

/// <summary>Adds a person with a password that has to be replaced at the first sign-in.</summary>
public sealed class AddPerson(Desk desk, IPasswordHasher<Person> hasher)
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 16;

    public async Task<Outcome<AddedPerson>> RunAsync(PersonDraft draft, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ManagePeople, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await draft.FaultAsync(session.Db, cancel) is { } fault)
        {
            return fault;
        }
        var password = RandomNumberGenerator.GetString(Alphabet, PasswordLength);
        var person = await draft.AddAsync(
            session.Db, hasher, password, mustChange: true, DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        await session.CommitAsync(
            [
                new AuditEvent("person.added", "person", new PersonId(person.Id).ToString(), 0, new Dictionary<string, object?>
                {
                    ["name"] = person.DisplayName,
                    ["userName"] = person.UserName,
                    ["roles"] = draft.Roles.Select(r => r.ToString()).Order(StringComparer.Ordinal).ToList(),
                    ["books"] = draft.Books.Select(b => b.ToString()).Order(StringComparer.Ordinal).ToList(),
                }),
            ],
            cancel);
        return new AddedPerson(new PersonId(person.Id), password);
    }
}
