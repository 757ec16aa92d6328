namespace AdvisorWorkstation.Optimizer;

/// <summary>Coefficients of <see cref="DenseKernels.Merit"/>, each over the same padded length.</summary>
internal readonly unsafe struct MeritTerms(double* storage, int length)
{
    public readonly double* Square = storage;
    public readonly double* Penalty = storage + length;
    public readonly double* Lower = storage + 2 * length;
    public readonly double* Upper = storage + 3 * length;
}
