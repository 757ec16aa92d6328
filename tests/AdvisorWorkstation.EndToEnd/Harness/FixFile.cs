using System.Globalization;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>Reads single orders of a FIX 4.4 file the slow and obvious way, to judge what the workstation writes.</summary>
internal static class FixFile
{
    /// <summary>Shares that a file orders of a ticker for an account, and on which side ("1" buys, "2" sells); null when it orders none.</summary>
    public static (string Side, decimal Shares)? Allocation(string file, string ticker, string account)
    {
        foreach (var message in file.Split("8=FIX.4.4\u0001", StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = message.Split('\u0001', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2)).ToList();
            if (!fields.Exists(f => f[0] == "55" && f[1] == ticker))
            {
                continue;
            }
            var shares = 0m;
            for (var i = 0; i + 1 < fields.Count; i++)
            {
                if (fields[i] is ["79", var allocated] && allocated == account)
                {
                    shares += decimal.Parse(fields[i + 1][1], CultureInfo.InvariantCulture);
                }
            }
            if (shares > 0m)
            {
                return (fields.Single(f => f[0] == "54")[1], shares);
            }
        }
        return null;
    }
}
