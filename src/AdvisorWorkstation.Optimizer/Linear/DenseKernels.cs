using System.Runtime.CompilerServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Products with a matrix M of m rows whose stride is a multiple of 8, and a Cholesky factorization, on one <see cref="SimdPath"/>.
/// All pointers are cache-line aligned; columns beyond the last real one hold zeros.
/// </summary>
internal abstract unsafe class DenseKernels
{
    public static DenseKernels For(SimdPath path) => path switch
    {
        SimdPath.Avx512 => new DenseKernels<Lanes512>(),
        SimdPath.Avx2 => new DenseKernels<Lanes256>(),
        _ => new DenseKernels<LanesScalar>(),
    };

    /// <summary>y = M x, one value per row.</summary>
    public abstract void Multiply(double* m, int rows, int stride, double* x, double* y);

    /// <summary>q = M' y, one value per column.</summary>
    public abstract void MultiplyTransposed(double* m, int rows, int stride, double* y, double* q);

    /// <summary>Lower triangle of S = M diag(weight) M'; S has the given stride. Scratch holds at least 4 rows of M.</summary>
    public abstract void WeightedGram(double* m, int rows, int stride, double* weight, double* s, int sStride, double* scratch);

    /// <summary>x'y over a padded length.</summary>
    public abstract double Dot(double* x, double* y, int length);

    /// <summary>Sum of x_i y_i weight_i over a padded length.</summary>
    public abstract double WeightedDot(double* x, double* y, double* weight, int length);

    /// <summary>y += factor x over a padded length.</summary>
    public abstract void AddScaled(double* x, double factor, double* y, int length);

    /// <summary>
    /// Sum over a padded length of square_r v_r^2 + penalty_r max(lower_r - v_r, v_r - upper_r, 0) with v = value + step * column.
    /// </summary>
    public abstract double Merit(double* value, double* column, double step, MeritTerms terms, int length);

    /// <summary>(x-y)'(x-y) over a padded length.</summary>
    public abstract double SquaredDistance(double* x, double* y, int length);
}

/// <inheritdoc/>
internal sealed unsafe class DenseKernels<T> : DenseKernels
    where T : struct, ILanes<T>
{
    private const int Lanes = AlignedVector.Lanes;

    /// <summary>Columns of M that are worked on together, so that four scaled rows stay in the first-level cache.</summary>
    private const int Panel = 512;

    [SkipLocalsInit]
    public override void Multiply(double* m, int rows, int stride, double* x, double* y)
    {
        var r = 0;
        for (; r + 4 <= rows; r += 4)
        {
            double* row = m + (long)r * stride;
            T s0 = T.All(0), s1 = s0, s2 = s0, s3 = s0;
            for (var i = 0; i < stride; i += Lanes)
            {
                var v = T.Load(x + i);
                s0 = T.MultiplyAdd(T.Load(row + i), v, s0);
                s1 = T.MultiplyAdd(T.Load(row + stride + i), v, s1);
                s2 = T.MultiplyAdd(T.Load(row + 2 * stride + i), v, s2);
                s3 = T.MultiplyAdd(T.Load(row + 3 * stride + i), v, s3);
            }
            y[r] = s0.Sum();
            y[r + 1] = s1.Sum();
            y[r + 2] = s2.Sum();
            y[r + 3] = s3.Sum();
        }
        for (; r < rows; r++)
            y[r] = Dot(m + (long)r * stride, x, stride);
    }

    public override void MultiplyTransposed(double* m, int rows, int stride, double* y, double* q)
    {
        var i = 0;
        for (; i + 4 * Lanes <= stride; i += 4 * Lanes)
        {
            T s0 = T.All(0), s1 = s0, s2 = s0, s3 = s0;
            double* column = m + i;
            for (var r = 0; r < rows; r++, column += stride)
            {
                var v = T.All(y[r]);
                s0 = T.MultiplyAdd(T.Load(column), v, s0);
                s1 = T.MultiplyAdd(T.Load(column + Lanes), v, s1);
                s2 = T.MultiplyAdd(T.Load(column + 2 * Lanes), v, s2);
                s3 = T.MultiplyAdd(T.Load(column + 3 * Lanes), v, s3);
            }
            s0.Store(q + i);
            s1.Store(q + i + Lanes);
            s2.Store(q + i + 2 * Lanes);
            s3.Store(q + i + 3 * Lanes);
        }
        for (; i < stride; i += Lanes)
        {
            var s = T.All(0);
            double* column = m + i;
            for (var r = 0; r < rows; r++, column += stride)
                s = T.MultiplyAdd(T.Load(column), T.All(y[r]), s);
            s.Store(q + i);
        }
    }

    public override double Dot(double* x, double* y, int length)
    {
        var s = T.All(0);
        for (var i = 0; i < length; i += Lanes)
            s = T.MultiplyAdd(T.Load(x + i), T.Load(y + i), s);
        return s.Sum();
    }

    public override double WeightedDot(double* x, double* y, double* weight, int length)
    {
        T s0 = T.All(0), s1 = s0;
        var i = 0;
        for (; i + 2 * Lanes <= length; i += 2 * Lanes)
        {
            s0 = T.MultiplyAdd(T.Load(x + i) * T.Load(y + i), T.Load(weight + i), s0);
            s1 = T.MultiplyAdd(T.Load(x + i + Lanes) * T.Load(y + i + Lanes), T.Load(weight + i + Lanes), s1);
        }
        if (i < length)
            s0 = T.MultiplyAdd(T.Load(x + i) * T.Load(y + i), T.Load(weight + i), s0);
        return (s0 + s1).Sum();
    }

    public override void AddScaled(double* x, double factor, double* y, int length)
    {
        var a = T.All(factor);
        for (var i = 0; i < length; i += Lanes)
            T.MultiplyAdd(T.Load(x + i), a, T.Load(y + i)).Store(y + i);
    }

    public override double SquaredDistance(double* x, double* y, int length)
    {
        var s = T.All(0);
        for (var i = 0; i < length; i += Lanes)
        {
            var d = T.Load(x + i) - T.Load(y + i);
            s = T.MultiplyAdd(d, d, s);
        }
        return s.Sum();
    }

    public override double Merit(double* value, double* column, double step, MeritTerms terms, int length)
    {
        T total = T.All(0), zero = total, dz = T.All(step);
        for (var r = 0; r < length; r += Lanes)
        {
            var v = T.MultiplyAdd(T.Load(column + r), dz, T.Load(value + r));
            var excess = T.Max(T.Load(terms.Lower + r) - v, T.Max(v - T.Load(terms.Upper + r), zero));
            total = T.MultiplyAdd(T.Load(terms.Square + r) * v, v, T.MultiplyAdd(T.Load(terms.Penalty + r), excess, total));
        }
        return total.Sum();
    }

    public override void WeightedGram(double* m, int rows, int stride, double* weight, double* s, int sStride, double* scratch)
    {
        for (var r = 0; r < rows; r++)
            new Span<double>(s + (long)r * sStride, r + 1).Clear();
        for (var start = 0; start < stride; start += Panel)
        {
            var width = Math.Min(Panel, stride - start);
            for (var r = 0; r < rows; r += 4)
            {
                var height = Math.Min(4, rows - r);
                for (var j = 0; j < height; j++)
                    Scale(m + (long)(r + j) * stride + start, weight + start, scratch + j * Panel, width);
                for (var c = 0; c <= r; c += 4)
                {
                    if (height == 4)
                        Tile(scratch, m + (long)c * stride + start, stride, width, s + (long)r * sStride + c, sStride);
                    else
                        Edge(scratch, height, m + (long)c * stride + start, Math.Min(4, rows - c), stride, width, s + (long)r * sStride + c, sStride);
                }
            }
        }
    }

    private static void Scale(double* row, double* weight, double* target, int width)
    {
        for (var i = 0; i < width; i += Lanes)
            (T.Load(row + i) * T.Load(weight + i)).Store(target + i);
    }

    /// <summary>Adds the products of four scaled rows with four rows; on the diagonal this also fills elements above it, which nobody reads.</summary>
    [SkipLocalsInit]
    private static void Tile(double* scaled, double* m, int stride, int width, double* s, int sStride)
    {
        T s00 = T.All(0), s01 = s00, s02 = s00, s03 = s00, s10 = s00, s11 = s00, s12 = s00, s13 = s00;
        T s20 = s00, s21 = s00, s22 = s00, s23 = s00, s30 = s00, s31 = s00, s32 = s00, s33 = s00;
        double* m1 = m + stride, m2 = m1 + stride, m3 = m2 + stride;
        for (var i = 0; i < width; i += Lanes)
        {
            T b0 = T.Load(m + i), b1 = T.Load(m1 + i), b2 = T.Load(m2 + i), b3 = T.Load(m3 + i);
            var a = T.Load(scaled + i);
            s00 = T.MultiplyAdd(a, b0, s00);
            s01 = T.MultiplyAdd(a, b1, s01);
            s02 = T.MultiplyAdd(a, b2, s02);
            s03 = T.MultiplyAdd(a, b3, s03);
            a = T.Load(scaled + Panel + i);
            s10 = T.MultiplyAdd(a, b0, s10);
            s11 = T.MultiplyAdd(a, b1, s11);
            s12 = T.MultiplyAdd(a, b2, s12);
            s13 = T.MultiplyAdd(a, b3, s13);
            a = T.Load(scaled + 2 * Panel + i);
            s20 = T.MultiplyAdd(a, b0, s20);
            s21 = T.MultiplyAdd(a, b1, s21);
            s22 = T.MultiplyAdd(a, b2, s22);
            s23 = T.MultiplyAdd(a, b3, s23);
            a = T.Load(scaled + 3 * Panel + i);
            s30 = T.MultiplyAdd(a, b0, s30);
            s31 = T.MultiplyAdd(a, b1, s31);
            s32 = T.MultiplyAdd(a, b2, s32);
            s33 = T.MultiplyAdd(a, b3, s33);
        }
        AddSums(s, s00, s01, s02, s03);
        AddSums(s + sStride, s10, s11, s12, s13);
        AddSums(s + 2 * sStride, s20, s21, s22, s23);
        AddSums(s + 3 * sStride, s30, s31, s32, s33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSums(double* s, T a, T b, T c, T d)
    {
        s[0] += a.Sum();
        s[1] += b.Sum();
        s[2] += c.Sum();
        s[3] += d.Sum();
    }

    private static void Edge(double* scaled, int height, double* m, int columns, int stride, int width, double* s, int sStride)
    {
        for (var j = 0; j < height; j++)
        {
            for (var c = 0; c < columns; c++)
            {
                var sum = T.All(0);
                for (var i = 0; i < width; i += Lanes)
                    sum = T.MultiplyAdd(T.Load(scaled + j * Panel + i), T.Load(m + (long)c * stride + i), sum);
                s[(long)j * sStride + c] += sum.Sum();
            }
        }
    }
}
