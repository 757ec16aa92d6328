using System.Buffers.Binary;
using System.Security.Cryptography;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.DemoFirm.Rows;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>One hash over every row of a generated firm.</summary>
internal static class FirmDigest
{
    public static string Of(DemoFirmRows rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendPrices(hash, rows);
        Append(hash, MarketRowsOf.Securities(rows.Market));
        Append(hash, MarketRowsOf.Weights(rows.Market));
        Append(hash, MarketRowsOf.Versions(rows.Market));
        Append(hash, MarketRowsOf.CorporateActions(rows.Market));
        Append(hash, rows.Market.Risk.Hash);
        Append(hash, rows.Attributes);
        Append(hash, rows.People.People);
        Append(hash, rows.People.Books);
        Append(hash, rows.People.Members);
        Append(hash, ClientRows.Custodians);
        Append(hash, rows.Clients.Households);
        Append(hash, rows.Clients.Accounts);
        Append(hash, rows.Clients.Positions);
        Append(hash, rows.Clients.Lots);
        Append(hash, rows.Clients.Flows);
        Append(hash, rows.Clients.Transactions);
        Append(hash, rows.Clients.Quarantines);
        Append(hash, rows.Wishes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append<T>(IncrementalHash hash, T rows) => hash.AppendData(DomainJson.Write(rows));

    private static void AppendPrices(IncrementalHash hash, DemoFirmRows rows)
    {
        var line = new byte[sizeof(long) * rows.Market.Days.Length];
        for (var i = 0; i < rows.Market.Universe.Count; i++)
        {
            for (var t = 0; t < rows.Market.Days.Length; t++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(line.AsSpan(t * sizeof(long)), rows.Market.Prices.Cents(i, t));
            }
            hash.AppendData(line);
        }
    }
}
