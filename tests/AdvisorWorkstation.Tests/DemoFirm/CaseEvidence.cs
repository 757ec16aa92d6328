using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Cases;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>
/// What shows in the generated data that an account is the example it is said to be: the workstation's own rule where there is one, the
/// figures that a rule to come will look at where there is none.
/// </summary>
internal static class CaseEvidence
{
    /// <summary>A test of every kind.</summary>
    public static IReadOnlyDictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>> Tests { get; } =
        AlertEvidence.Tests.Concat(DataEvidence.Tests).Concat(ExceptionEvidence.Tests).ToDictionary();

    /// <summary>True when monitoring raises an alert of a kind.</summary>
    public static bool Raises(DemoSnapshots firm, AccountRow account, AlertKind kind) =>
        AlertRules.Check(firm.Scan(account)).Any(a => a.Kind == kind);
}
