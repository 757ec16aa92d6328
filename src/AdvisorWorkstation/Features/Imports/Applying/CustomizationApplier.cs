using System.Globalization;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Choices: those that end, and those that start.</summary>
internal static class CustomizationApplier
{
    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var ended in work.Plan.Customizations.Ended)
        {
            var row = await work.Db.Set<CustomizationRow>().SingleAsync(c => c.Id == ended.Id, cancel);
            row.To = ended.To;
        }
        foreach (var added in work.Plan.Customizations.New)
        {
            work.Db.Add(new CustomizationRow
            {
                Scope = added.Choice.Scope,
                ScopeId = await ScopeIdAsync(work, added, cancel),
                Option = added.Choice.Option,
                Arguments = added.Choice.Arguments.ToText(),
                From = added.Choice.From,
                To = added.Choice.To,
                AskedBy = added.Choice.AskedBy,
                AskedHow = added.Choice.AskedHow,
                Reason = added.Choice.Reason,
                EnteredAt = work.Session.At,
                EnteredBy = work.Session.Who.Name,
            });
        }
        await work.Db.SaveChangesAsync(cancel);
    }

    private static async Task<string> ScopeIdAsync(ImportWork work, NewCustomization added, CancellationToken cancel) => added.Choice.Scope switch
    {
        PolicyScope.Firm => "",
        PolicyScope.Account => work.Accounts[added.Account!].ToString(),
        PolicyScope.Household => (await work.Db.Set<HouseholdRow>().FirstAsync(h => h.Name == added.Name, cancel)).Id.ToString(),
        PolicyScope.Model => (await work.Db.Set<ModelRow>().SingleAsync(m => m.Name == added.Name, cancel)).Id.Value.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no scope {added.Choice.Scope}"),
    };
}
