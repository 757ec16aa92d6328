namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// L D L' factorization of a symmetric positive definite matrix whose lower triangle the caller fills in, then solves with it. Dense, in place,
/// sequential in an order that does not depend on the machine. A pivot that rounding left at or below zero is made huge, which fixes that unknown at 0:
/// the rows of a duplicated requirement share its multiplier in any way they like.
/// </summary>
internal sealed unsafe class DenseCholesky
{
    /// <summary>A pivot that lost this much of its original size is rounding.</summary>
    private const double PivotTolerance = 1e-15;

    private readonly AlignedVector _matrix = new();
    private readonly AlignedVector _inverse = new();
    private double* _diagonalInverse;

    public int Size { get; private set; }

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>The matrix, row-major; its lower triangle is read, and replaced by L.</summary>
    public double* Matrix { get; private set; }

    /// <summary>Prepares for a matrix of the given size; its contents are undefined.</summary>
    public void Resize(int size)
    {
        Size = size;
        Stride = AlignedVector.Padded(size);
        Matrix = _matrix.Ensure((Stride + AlignedVector.Lanes) * Stride);
        _diagonalInverse = _inverse.Ensure(Stride);
    }

    public void Factor()
    {
        for (var i = 0; i < Size; i++)
        {
            double* row = Matrix + (long)i * Stride;
            var original = row[i];
            for (var j = 0; j < i; j++)
            {
                double* other = Matrix + (long)j * Stride;
                row[j] -= Dot(row, other, j);
            }
            var pivot = original;
            for (var j = 0; j < i; j++)
            {
                var scaled = row[j] * _diagonalInverse[j];
                pivot -= scaled * row[j];
                row[j] = scaled;
            }
            _diagonalInverse[i] = pivot > PivotTolerance * original ? 1 / pivot : 0;
        }
    }

    /// <summary>Replaces <paramref name="x"/> by the solution for that right-hand side.</summary>
    public void Solve(double* x)
    {
        for (var i = 0; i < Size; i++)
            x[i] -= Dot(Matrix + (long)i * Stride, x, i);
        for (var i = 0; i < Size; i++)
            x[i] *= _diagonalInverse[i];
        for (var i = Size - 1; i >= 0; i--)
        {
            double* row = Matrix + (long)i * Stride;
            var xi = x[i];
            for (var j = 0; j < i; j++)
                x[j] -= row[j] * xi;
        }
    }

    /// <summary>Replaces <paramref name="x"/> by D^-1/2 L^-1 x, whose square is x' A^-1 x.</summary>
    public void Whiten(double* x)
    {
        for (var i = 0; i < Size; i++)
            x[i] -= Dot(Matrix + (long)i * Stride, x, i);
        for (var i = 0; i < Size; i++)
            x[i] *= Math.Sqrt(_diagonalInverse[i]);
    }

    private static double Dot(double* a, double* b, int length)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        var j = 0;
        for (; j + 4 <= length; j += 4)
        {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < length; j++)
            s0 += a[j] * b[j];
        return s0 + s2 + (s1 + s3);
    }
}
