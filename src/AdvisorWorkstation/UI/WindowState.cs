namespace AdvisorWorkstation.UI;

/// <summary>How much room this circuit's window has. Columns that only a wide window shows are not there in a narrow one.</summary>
public sealed class WindowState
{
    /// <summary>True from 1600 pixels.</summary>
    public bool IsWide { get; private set; }

    public event Action? Changed;

    public void SetWide(bool isWide)
    {
        if (isWide != IsWide)
        {
            IsWide = isWide;
            Changed?.Invoke();
        }
    }
}
