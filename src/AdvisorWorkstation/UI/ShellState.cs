using AdvisorWorkstation.Features.Today;

namespace AdvisorWorkstation.UI;

/// <summary>What the frame of this circuit shows: read once, and again when news arrives.</summary>
public sealed class ShellState
{
    public ShellStatus? Status { get; private set; }

    public event Action? Changed;

    public void Set(ShellStatus status)
    {
        Status = status;
        Changed?.Invoke();
    }
}
