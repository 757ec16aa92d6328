using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Identity;

/// <summary>The firm with the Hartmanns in the other advisor's book, with everything that is stored about them.</summary>
internal static class TwoBooks
{
    public static async Task<LakesideFirm> OpenAsync()
    {
        var firm = await LakesideFirm.OpenAsync();
        const string harbor = "(SELECT Id FROM Books WHERE Name = 'Harbor desk')";
        const string accounts = "SELECT Id FROM Accounts WHERE Number LIKE 'HM-%'";
        foreach (var table in await firm.LookAsync(db => Task.FromResult(BookedTables(db))))
        {
            await firm.ExecuteAsync(table switch
            {
                "Households" => $"UPDATE Households SET BookId = {harbor} WHERE Name = 'Hartmann'",
                "Accounts" => $"UPDATE Accounts SET BookId = {harbor} WHERE Id IN ({accounts})",
                _ => $"UPDATE {table} SET BookId = {harbor} WHERE AccountId IN ({accounts})",
            });
        }
        return firm;
    }

    private static List<string> BookedTables(AdvisorDb db)
    {
        var booked = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IBooked))).Select(e => e.GetTableName()!).ToList();
        Assert.Contains("Accounts", booked);
        Assert.Contains(db.Model.FindEntityType(typeof(HouseholdRow))!.GetTableName()!, booked);
        return booked;
    }
}
