using AdvisorWorkstation.Features.DemoFirm.Rows;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>A demo firm with the catalogue's accounts and a few ordinary ones, made once for all tests of a class.</summary>
public sealed class SmallFirm
{
    public const int Accounts = 56;
    public const ulong Seed = 1;

    /// <summary>A Thursday.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 19);

    public DemoFirmRows Rows { get; } = Make(AsOf, Seed);

    public static DemoFirmRows Make(DateOnly asOf, ulong seed) => DemoFirmRows.Draw(asOf, Accounts, seed, null, CancellationToken.None);
}
