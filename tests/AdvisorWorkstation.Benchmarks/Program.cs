using System.Globalization;
using AdvisorWorkstation.Benchmarks;
using AdvisorWorkstation.Benchmarks.Cells;
using AdvisorWorkstation.Optimizer;

const string Usage = """
    table [COUNT [MATCH]]          accounts per cell (50); only cells whose mix or work holds MATCH; prints the Markdown table
    batch [COUNT]                  accounts (200) a second, by number of workers
    random [COUNT [FIRST [DIR]]]   solves accounts (1000) of random shapes and verifies every answer; keeps instances and results in DIR
    scan [ACCOUNTS]                a full scan of a demo firm of accounts (1000) of an index of 500 names, then twenty scans after one price changes
    deliver DIR [ACCOUNTS [LOTS]]  writes a delivery of accounts (1000) with lots (500) each into DIR, for the verb import
    """;

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case ["table", ..]:
        RebalanceSolver.WarmUp(CancellationToken.None);
        var table = new TableWriter(Console.Out);
        table.WriteHead();
        foreach (var cell in CellTable.All.Where(cell => args.Length < 3 || $"{cell.Shape.Assets} {cell.Mix} {cell.Work.Name}".Contains(args[2], StringComparison.Ordinal)))
            table.Write(cell, cell.Measure(Number(1, 50)));
        return 0;
    case ["batch", ..]:
        RebalanceSolver.WarmUp(CancellationToken.None);
        return BatchRate.Print(Console.Out, Number(1, 200)) ? 0 : 1;
    case ["random", ..]:
        return new RandomAccounts(Console.Out, args.Length > 3 ? new(args[3]) : null).Run(Number(1, 1000), Number(2, 0)) ? 0 : 1;
    case ["scan", ..]:
        return await ScanRate.RunAsync(Console.Out, Number(1, 1000), CancellationToken.None);
    case ["deliver", var folder, ..]:
        Delivery.Write(new DirectoryInfo(folder), Number(2, 1000), Number(3, 500));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
