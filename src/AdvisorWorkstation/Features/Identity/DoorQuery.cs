using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Firm;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>What the way in shows before anybody is known.</summary>
/// <param name="FirmLine">Whose workstation it is.</param>
/// <param name="DemoPeople">
/// Who can be chosen without a password: in the demo firm and on its own machine one person a role, and a second one of operations, who approves what
/// the first has edited; nobody anywhere else.
/// </param>
public sealed record DoorView(string FirmLine, IReadOnlyList<PersonLine> DemoPeople);

/// <summary>Reads what somebody sees who has not signed in: the firm's name, and the people of a demo firm.</summary>
public sealed class DoorQuery(IDbContextFactory<AdvisorDb> contexts)
{
    /// <summary>Reads it.</summary>
    /// <param name="isFromHere">True when the browser is on this machine.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DoorView> RunAsync(bool isFromHere, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var firm = await db.Set<FirmRow>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return new DoorView(
            firm is null ? "This workstation has no firm yet." : firm.IsDemo ? $"{firm.Name}, a simulated firm" : firm.Name,
            firm is { IsDemo: true } && isFromHere ? await DemoPeopleAsync(db, cancel) : []);
    }

    private static async Task<IReadOnlyList<PersonLine>> DemoPeopleAsync(AdvisorDb db, CancellationToken cancel)
    {
        var roles = (await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(cancel))
            .ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
        var people = await db.Users.AsNoTracking().Where(p => !p.IsService && !p.IsDisabled).OrderBy(p => p.UserName).ToListAsync(cancel);
        return
        [
            .. people
                .Select(p => new PersonLine(new PersonId(p.Id), p.UserName!, p.DisplayName, [.. roles[p.Id].Order()], [], p.IsDisabled, p.TwoFactorEnabled))
                .GroupBy(p => p.Roles is [var first, ..] ? first : Role.Advisor)
                .OrderBy(g => g.Key == Role.Operations ? -1 : (int)g.Key)
                .SelectMany(g => g.Take(g.Key is Role.Operations or Role.InvestmentPolicy ? 2 : 1)),
        ];
    }
}
