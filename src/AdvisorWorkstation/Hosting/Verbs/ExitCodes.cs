namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>What a verb answers to its caller.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, with findings that say why; nothing was changed.</summary>
    public const int Refused = 1;

    /// <summary>Called with the wrong words.</summary>
    public const int WrongUsage = 2;
}
