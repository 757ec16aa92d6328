using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>What <see cref="SegmentKernels.Assemble"/> finds out about the current point.</summary>
/// <param name="Complementarity">Sum of the complementary products of segments and weights.</param>
/// <param name="DualResidual">Largest violation of stationarity.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Assembly(double Complementarity, double DualResidual);

/// <summary>What a direction does to the complementary products.</summary>
/// <param name="LargestRatio">Largest ratio of a decrease to its quantity: its inverse is the step to the boundary.</param>
/// <param name="Linear">First-order change of the sum of the complementary products.</param>
/// <param name="Quadratic">Second-order change of it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Direction(double LargestRatio, double Linear, double Quadratic);

/// <summary>
/// The passes of the interior point over segments and slots. With H = Curvature + zl/v + zu/w, the Newton equations of a segment are
/// H dv + D dx + price step + budget step = rhs, dx = sum dv; eliminated: dx = Beta - Alpha (price step) - (border), as in Mehrotra,
/// "On the implementation of a primal-dual interior point method", SIAM J. Optim. 2 (1992), with the block structure used.
/// </summary>
internal abstract unsafe class SegmentKernels
{
    public static SegmentKernels For(SimdPath path) => path switch
    {
        SimdPath.Avx512 => new SegmentKernels<Lanes512>(),
        SimdPath.Avx2 => new SegmentKernels<Lanes256>(),
        _ => new SegmentKernels<LanesScalar>(),
    };

    /// <summary>Factors the segments (InverseH, T, D, Alpha) and prepares the affine right-hand side (Rhs, Beta).</summary>
    public abstract Assembly Assemble(SegmentPoint point);

    /// <summary>Right-hand side towards products of <paramref name="target"/> with the second-order terms of the current direction, weighted (Rhs, Beta).</summary>
    public abstract void Correct(SegmentPoint point, double target, double weight);

    /// <summary>
    /// Completes a direction from PriceStep, BudgetStep and StepX (which holds the border's part of dx on entry).
    /// <paramref name="target"/> and <paramref name="weight"/> are those of the right-hand side.
    /// </summary>
    public abstract Direction Direct(SegmentPoint point, double target, double weight);

    /// <summary>Moves v, w and x by the step that PriceStep, BudgetStep and StepX stand for with right-hand sides of zero.</summary>
    public abstract void Shift(SegmentPoint point);

    public abstract void Advance(SegmentPoint point, double step);

    /// <summary>Per slot: the sum of rate / H over its segments, and that over 1 + T D.</summary>
    public abstract void Eliminate(SegmentPoint point, double* rate, double* sum, double* column);
}

/// <inheritdoc/>
internal sealed unsafe class SegmentKernels<T> : SegmentKernels
    where T : struct, ILanes<T>
{
    private const int Lanes = AlignedVector.Lanes;

    public override Assembly Assemble(SegmentPoint point)
    {
        var program = point.Program;
        T one = T.All(1), zero = T.All(0), products = zero, worst = zero;
        for (var slice = 0; slice < program.Slices; slice++)
        {
            var i = slice * Lanes;
            T x = T.Load(point.X + i), ls = T.Load(point.LowerSlack + i), us = T.Load(point.UpperSlack + i);
            T ly = T.Load(point.LowerY + i), uy = T.Load(point.UpperY + i), bounded = T.Load(program.Bounded + i);
            var lowerWeight = ly / ls;
            var upperWeight = uy / us;
            var lowerResidual = bounded * (x - T.Load(program.XLower + i) - ls);
            var upperResidual = bounded * (T.Load(program.XUpper + i) - x - us);
            products = T.MultiplyAdd(ly, ls, T.MultiplyAdd(uy, us, products));
            var gradient = T.MultiplyAdd(T.Load(program.Quadratic + i), x, T.Load(program.Linear + i)) + T.Load(point.Price + i);
            var stationarity = gradient + uy - ly;
            gradient += lowerWeight * lowerResidual - upperWeight * upperResidual;
            var d = T.Load(program.Quadratic + i) + lowerWeight + upperWeight;
            T t = zero, rhsSum = zero, sum = T.Load(program.Base + i) - x;
            var end = program.Offset(slice) + Lanes * program.Width(slice);
            for (var s = program.Offset(slice); s < end; s += Lanes)
            {
                T v = T.Load(point.V + s), w = T.Load(point.W + s), lz = T.Load(point.LowerZ + s), uz = T.Load(point.UpperZ + s);
                T live = T.Load(program.Live + s), curvature = T.Load(program.Curvature + s);
                var inverseV = one / v;
                var inverseW = one / w;
                var inverseH = live / T.MultiplyAdd(lz, inverseV, T.MultiplyAdd(uz, inverseW, curvature));
                var own = T.MultiplyAdd(curvature, v, T.Load(program.Cost + s)) + T.Load(point.BudgetCost + s);
                var rhs = zero - (own + gradient);
                var residual = live * (own + stationarity - lz + uz);
                worst = T.Max(residual, T.Max(zero - residual, worst));
                products = T.MultiplyAdd(lz, v, T.MultiplyAdd(uz, w, products));
                t += inverseH;
                sum = T.MultiplyAdd(live, v, sum);
                rhsSum = T.MultiplyAdd(inverseH, rhs, rhsSum);
                inverseV.Store(point.InverseV + s);
                inverseW.Store(point.InverseW + s);
                inverseH.Store(point.InverseH + s);
                rhs.Store(point.Rhs + s);
            }
            var scale = one / T.MultiplyAdd(t, d, one);
            t.Store(point.T + i);
            d.Store(point.D + i);
            (t * scale).Store(point.Alpha + i);
            sum.Store(point.Drift + i);
            ((rhsSum + sum) * scale).Store(point.Beta + i);
        }
        return new(products.Sum(), worst.Largest());
    }

    public override void Correct(SegmentPoint point, double target, double weight)
    {
        var program = point.Program;
        T one = T.All(1), mu = T.All(target), second = T.All(weight);
        for (var slice = 0; slice < program.Slices; slice++)
        {
            var i = slice * Lanes;
            T x = T.Load(point.X + i), ls = T.Load(point.LowerSlack + i), us = T.Load(point.UpperSlack + i), bounded = T.Load(program.Bounded + i);
            var lowerResidual = bounded * (x - T.Load(program.XLower + i) - ls);
            var upperResidual = bounded * (T.Load(program.XUpper + i) - x - us);
            var gradient = T.MultiplyAdd(T.Load(program.Quadratic + i), x, T.Load(program.Linear + i)) + T.Load(point.Price + i);
            gradient += (T.Load(point.LowerY + i) * lowerResidual - (mu * bounded - second * T.Load(point.StepLowerSlack + i) * T.Load(point.StepLowerY + i))) / ls;
            gradient -= (T.Load(point.UpperY + i) * upperResidual - (mu * bounded - second * T.Load(point.StepUpperSlack + i) * T.Load(point.StepUpperY + i))) / us;
            var rhsSum = T.Load(point.Drift + i);
            var end = program.Offset(slice) + Lanes * program.Width(slice);
            for (var s = program.Offset(slice); s < end; s += Lanes)
            {
                T dv = second * T.Load(point.StepV + s), live = T.Load(program.Live + s);
                var own = T.MultiplyAdd(T.Load(program.Curvature + s), T.Load(point.V + s), T.Load(program.Cost + s)) + T.Load(point.BudgetCost + s);
                var lower = (mu * live - dv * T.Load(point.StepLowerZ + s)) * T.Load(point.InverseV + s);
                var upper = (mu * live + dv * T.Load(point.StepUpperZ + s)) * T.Load(point.InverseW + s);
                var rhs = lower - upper - (own + gradient);
                rhsSum = T.MultiplyAdd(T.Load(point.InverseH + s), rhs, rhsSum);
                rhs.Store(point.Rhs + s);
            }
            (rhsSum / T.MultiplyAdd(T.Load(point.T + i), T.Load(point.D + i), one)).Store(point.Beta + i);
        }
    }

    public override Direction Direct(SegmentPoint point, double target, double weight)
    {
        var program = point.Program;
        T zero = T.All(0), mu = T.All(target), second = T.All(weight), ratio = zero, linear = zero, quadratic = zero;
        for (var slice = 0; slice < program.Slices; slice++)
        {
            var i = slice * Lanes;
            var priceStep = T.Load(point.PriceStep + i);
            var dx = T.Load(point.Beta + i) - T.Load(point.Alpha + i) * priceStep - T.Load(point.StepX + i);
            dx.Store(point.StepX + i);
            var common = T.MultiplyAdd(T.Load(point.D + i), dx, priceStep);

            T bounded = T.Load(program.Bounded + i), x = T.Load(point.X + i);
            T ls = T.Load(point.LowerSlack + i), ly = T.Load(point.LowerY + i), us = T.Load(point.UpperSlack + i), uy = T.Load(point.UpperY + i);
            var dls = bounded * (x - T.Load(program.XLower + i) - ls + dx);
            var dus = bounded * (T.Load(program.XUpper + i) - x - us - dx);
            var dly = (bounded * mu - second * T.Load(point.StepLowerSlack + i) * T.Load(point.StepLowerY + i) - ly * dls) / ls - ly;
            var duy = (bounded * mu - second * T.Load(point.StepUpperSlack + i) * T.Load(point.StepUpperY + i) - uy * dus) / us - uy;
            ratio = T.Max((zero - dls) / ls, T.Max((zero - dus) / us, ratio));
            ratio = T.Max((zero - dly) / ly, T.Max((zero - duy) / uy, ratio));
            linear += ls * dly + ly * dls + us * duy + uy * dus;
            quadratic += dls * dly + dus * duy;
            dls.Store(point.StepLowerSlack + i);
            dus.Store(point.StepUpperSlack + i);
            dly.Store(point.StepLowerY + i);
            duy.Store(point.StepUpperY + i);

            // An interior segment without curvature has a huge 1/H, and its own step little accuracy: the step of the weight decides.
            var end = program.Offset(slice) + Lanes * program.Width(slice);
            var missing = dx - T.Load(point.Drift + i);
            for (var s = program.Offset(slice); s < end; s += Lanes)
                missing -= T.Load(point.InverseH + s) * (T.Load(point.Rhs + s) - common - T.Load(point.BudgetStep + s));
            missing /= T.Max(T.Load(point.T + i), T.All(double.Epsilon));
            for (var s = program.Offset(slice); s < end; s += Lanes)
            {
                T v = T.Load(point.V + s), w = T.Load(point.W + s), lz = T.Load(point.LowerZ + s), uz = T.Load(point.UpperZ + s);
                T inverseV = T.Load(point.InverseV + s), inverseW = T.Load(point.InverseW + s), live = T.Load(program.Live + s);
                var dv = T.Load(point.InverseH + s) * (T.Load(point.Rhs + s) - common - T.Load(point.BudgetStep + s) + missing);
                var old = second * T.Load(point.StepV + s);
                var dlz = (live * mu - old * T.Load(point.StepLowerZ + s) - lz * dv) * inverseV - lz;
                var duz = (live * mu + old * T.Load(point.StepUpperZ + s) + uz * dv) * inverseW - uz;
                ratio = T.Max((zero - dv) * inverseV, T.Max(dv * inverseW, ratio));
                ratio = T.Max((zero - dlz) / lz, T.Max((zero - duz) / uz, ratio));
                linear += v * dlz + lz * dv + w * duz - uz * dv;
                quadratic += dv * dlz - dv * duz;
                dv.Store(point.StepV + s);
                dlz.Store(point.StepLowerZ + s);
                duz.Store(point.StepUpperZ + s);
            }
        }
        return new(ratio.Largest(), linear.Sum(), quadratic.Sum());
    }

    public override void Shift(SegmentPoint point)
    {
        var program = point.Program;
        for (var slice = 0; slice < program.Slices; slice++)
        {
            var i = slice * Lanes;
            var priceStep = T.Load(point.PriceStep + i);
            var dx = T.All(0) - T.Load(point.Alpha + i) * priceStep - T.Load(point.StepX + i);
            var common = T.MultiplyAdd(T.Load(point.D + i), dx, priceStep);
            var x = T.Load(program.Base + i);
            var end = program.Offset(slice) + Lanes * program.Width(slice);
            for (var s = program.Offset(slice); s < end; s += Lanes)
            {
                var dv = T.Load(point.InverseH + s) * (common + T.Load(point.BudgetStep + s));
                var v = T.Load(point.V + s) - dv;
                v.Store(point.V + s);
                (T.Load(point.W + s) + dv).Store(point.W + s);
                x = T.MultiplyAdd(T.Load(program.Live + s), v, x);
            }
            x.Store(point.X + i);
        }
    }

    public override void Advance(SegmentPoint point, double step)
    {
        var program = point.Program;
        var length = T.All(step);
        Move(point.X, point.StepX, length, program.Slots);
        Move(point.LowerSlack, point.StepLowerSlack, length, program.Slots);
        Move(point.UpperSlack, point.StepUpperSlack, length, program.Slots);
        Move(point.LowerY, point.StepLowerY, length, program.Slots);
        Move(point.UpperY, point.StepUpperY, length, program.Slots);
        Move(point.V, point.StepV, length, program.Elements);
        Move(point.W, point.StepV, T.All(-step), program.Elements);
        Move(point.LowerZ, point.StepLowerZ, length, program.Elements);
        Move(point.UpperZ, point.StepUpperZ, length, program.Elements);
    }

    public override void Eliminate(SegmentPoint point, double* rate, double* sum, double* column)
    {
        var program = point.Program;
        var one = T.All(1);
        for (var slice = 0; slice < program.Slices; slice++)
        {
            var i = slice * Lanes;
            var total = T.All(0);
            var end = program.Offset(slice) + Lanes * program.Width(slice);
            for (var s = program.Offset(slice); s < end; s += Lanes)
                total = T.MultiplyAdd(T.Load(rate + s), T.Load(point.InverseH + s), total);
            total.Store(sum + i);
            (total / T.MultiplyAdd(T.Load(point.T + i), T.Load(point.D + i), one)).Store(column + i);
        }
    }

    private static void Move(double* x, double* step, T length, int count)
    {
        for (var i = 0; i < count; i += Lanes)
            T.MultiplyAdd(T.Load(step + i), length, T.Load(x + i)).Store(x + i);
    }
}
