namespace AdvisorWorkstation.Optimizer;

internal static class X { }
