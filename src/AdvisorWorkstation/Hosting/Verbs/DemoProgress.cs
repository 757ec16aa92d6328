using AdvisorWorkstation.Features.DemoFirm;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>The making of the demo firm on the console's bar.</summary>
internal sealed class DemoProgress(ConsoleProgress console) : IProgress<DemoFirmProgress>
{
    private const int Whole = 100;

    public void Report(DemoFirmProgress value) =>
        console.Report(new WorkProgress("Making the demo firm", (int)Math.Round(value.Fraction * Whole), Whole));
}
