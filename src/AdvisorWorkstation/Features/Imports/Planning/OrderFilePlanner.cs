using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Says what is known of the orders in a file that was written for a custodian. Such a file never changes anything.</summary>
internal static class OrderFilePlanner
{
    public static void Say(FirmState firm, Delivery delivery)
    {
        foreach (var fact in delivery.Facts<OrderFileFact>())
        {
            var known = fact.ClientOrderIds.Count(firm.PlacedOrders.Contains);
            delivery.Note(
                fact.At,
                (fact.ClientOrderIds.Count == 0
                    ? "The orders have no ids, so they can't be found among this firm's. "
                    : $"{known} of {fact.ClientOrderIds.Count} orders were placed by this firm. ")
                + "The file was checked, and nothing is changed by it.");
        }
    }
}
