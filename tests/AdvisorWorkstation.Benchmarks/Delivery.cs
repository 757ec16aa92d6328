using System.Globalization;

namespace AdvisorWorkstation.Benchmarks;

/// <summary>Writes a large firm's first delivery of files, for measuring the verb <c>import</c>.</summary>
public static class Delivery
{
    private const int AccountsInFile = 125;
    private const int Securities = 500;
    private static readonly DateOnly Day = new(2026, 11, 19);

    public static void Write(DirectoryInfo folder, int accounts, int lots)
    {
        folder.Create();
        var random = new Random(1);
        Write(folder, "securities.csv", "ticker,name,kind,sector", Enumerable.Range(0, Securities).Select(i => $"T{i:000},T{i:000} Inc,equity,Information Technology"));
        Write(folder, "prices.csv", "ticker,date,close", Enumerable.Range(0, Securities).Select(i => Line($"T{i:000},{Day:yyyy-MM-dd},{50m + (i / 7m):0.00}")));
        Write(
            folder,
            "accounts.csv",
            "household,account_number,account_name,custodian,kind,opened,relief,federal_ordinary,federal_long_term,state,niit,cash,cash_as_of",
            Enumerable.Range(0, accounts).Select(a => Line($"H{a / 2:0000},A{a:00000},Account {a},Harbor,taxable,2020-01-02,hifo,37,20,5,3.8,1000,{Day:yyyy-MM-dd}")));
        foreach (var (file, some) in Enumerable.Range(0, accounts).Chunk(AccountsInFile).Index())
        {
            Write(
                folder,
                $"lots{file}.csv",
                "custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term",
                some.SelectMany(a => Enumerable.Range(0, lots).Select(l => Lot(random, a, l))));
        }
    }

    private static string Lot(Random random, int account, int lot)
    {
        var quantity = random.Next(1, 200);
        return Line($"Harbor,A{account:00000},{Day:yyyy-MM-dd},T{lot / 2 % Securities:000},L{lot},{quantity},{Day.AddDays(-random.Next(2500)):yyyy-MM-dd},{quantity * (20m + random.Next(7000) / 100m):0.00},");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Write(DirectoryInfo folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder.FullName, name), rows.Prepend(header));
}
