namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Eight doubles that are computed on together. Every operation is defined per lane by one IEEE 754 operation (a fused multiply-add rounds once),
/// and sums over the lanes by one fixed tree, so that each implementation gives the same bits.
/// </summary>
internal unsafe interface ILanes<T>
    where T : struct, ILanes<T>
{
    static abstract T Load(double* source);

    static abstract T All(double value);

    void Store(double* target);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>Per lane: a if a &gt; b, otherwise b.</summary>
    static abstract T Max(T a, T b);

    /// <summary>((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7)).</summary>
    double Sum();

    /// <summary>The largest lane, by the same tree as <see cref="Sum"/>.</summary>
    double Largest();
}
