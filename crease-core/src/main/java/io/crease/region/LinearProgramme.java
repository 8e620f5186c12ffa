package io.crease.region;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * The least value of a linear form over the part of a box inside half-spaces. The solver's answer is only a guess: the point is looked at by
 * {@link HalfSpace#sign}, and the least value is bounded from its multipliers λ ≥ 0 by weak duality, f ≥ min over the box of f − Σ λ_k·g_k, which
 * holds for any λ and is worked out with a bound on its rounding.
 */
final class LinearProgramme {
    private final double @Nullable [] point;
    private final double atLeast;

    private LinearProgramme(double @Nullable [] point, double atLeast) {
        this.point = point;
        this.atLeast = atLeast;
    }

    /** Where the least value is taken, to rounding; null if the solver failed. */
    double @Nullable [] point() {
        return point;
    }

    /** The form is certainly not smaller anywhere in the part; −∞ if the solver failed. */
    double atLeast() {
        return atLeast;
    }

    /** Minimises side·form of {@code form}. */
    static LinearProgramme least(HalfSpace form, List<HalfSpace> within, double[] low, double[] high) {
        int n = low.length;
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            c[i] = form.side() * form.c(i + 1);
        }
        double largest = form.steepest();
        if (within.isEmpty() || largest == 0) {
            double[] corner = new double[n];
            for (int i = 0; i < n; i++) {
                corner[i] = c[i] > 0 ? low[i] : high[i];
            }
            return new LinearProgramme(corner, bound(form, List.of(), new double[0], low, high));
        }
        double[] objective = new double[n];
        for (int i = 0; i < n; i++) {
            objective[i] = c[i] / largest;
        }
        LinearSolver.Builder builder = LinearSolver.newBuilder(objective);
        double[] scale = new double[within.size()];
        for (int k = 0; k < within.size(); k++) {
            HalfSpace g = within.get(k);
            scale[k] = Math.max(g.steepest(), Double.MIN_NORMAL);
            double[] row = new double[n];
            for (int i = 0; i < n; i++) {
                row[i] = -g.side() * g.c(i + 1) / scale[k];
            }
            builder.inequality(g.side() * g.c(0) / scale[k], row);
        }
        builder.lower(low.clone()).upper(high.clone());
        LinearSolver solver = builder.build();
        Optimisation.Result result = solver.solve();
        if (!result.getState().isFeasible()) {
            return new LinearProgramme(null, Double.NEGATIVE_INFINITY);
        }
        double[] point = new double[n];
        for (int i = 0; i < n; i++) {
            point[i] = Math.max(low[i], Math.min(high[i], result.doubleValue(i)));
        }
        double atLeast = Double.NEGATIVE_INFINITY;
        for (int sign = -1; sign <= 1; sign += 2) { // the sign of multipliers is the solver's own business
            double[] lambda = new double[within.size()];
            for (int k = 0; k < lambda.length; k++) {
                lambda[k] = Math.max(0, sign * solver.getDualMultiplier(k)) * largest / scale[k];
            }
            atLeast = Math.max(atLeast, bound(form, within, lambda, low, high));
        }
        return new LinearProgramme(point, atLeast);
    }

    /** A point as deep inside the half-spaces and the box as the largest ball in them allows, null if the solver failed. */
    static double @Nullable [] deepest(List<HalfSpace> within, double[] low, double[] high) {
        int n = low.length;
        double[] objective = new double[n + 1];
        objective[n] = -1;
        LinearSolver.Builder builder = LinearSolver.newBuilder(objective);
        for (HalfSpace g : within) {
            double slope = Math.max(g.slope(), Double.MIN_NORMAL);
            double[] row = new double[n + 1];
            for (int i = 0; i < n; i++) {
                row[i] = -g.side() * g.c(i + 1) / slope;
            }
            row[n] = 1;
            builder.inequality(g.side() * g.c(0) / slope, row);
        }
        double widest = 0;
        for (int i = 0; i < n; i++) {
            double[] row = new double[n + 1];
            row[n] = 1;
            row[i] = 1;
            builder.inequality(high[i], row);
            row = new double[n + 1];
            row[n] = 1;
            row[i] = -1;
            builder.inequality(-low[i], row);
            widest = Math.max(widest, high[i] - low[i]);
        }
        double[] lower = Arrays.copyOf(low, n + 1);
        double[] upper = Arrays.copyOf(high, n + 1);
        upper[n] = widest;
        Optimisation.Result result = builder.lower(lower).upper(upper).build().solve();
        if (!result.getState().isFeasible()) {
            return null;
        }
        double[] point = new double[n];
        for (int i = 0; i < n; i++) {
            point[i] = result.doubleValue(i);
        }
        return point;
    }

    /** A number that f − Σ λ_k·g_k, and so f where all g_k ≥ 0, never falls below in the box, rounding and errors of the forms included. */
    private static double bound(HalfSpace f, List<HalfSpace> within, double[] lambda, double[] low, double[] high) {
        int n = low.length;
        double[] left = new double[n + 1];
        double[] size = new double[n + 1];
        double[] wrong = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            left[i] = f.side() * f.c(i);
            size[i] = Math.abs(left[i]);
            wrong[i] = f.e(i);
        }
        int used = 0;
        for (int k = 0; k < lambda.length; k++) {
            if (lambda[k] > 0) {
                used++;
                HalfSpace g = within.get(k);
                for (int i = 0; i <= n; i++) {
                    double term = lambda[k] * g.side() * g.c(i);
                    left[i] -= term;
                    size[i] += Math.abs(term);
                    wrong[i] += lambda[k] * g.e(i);
                }
            }
        }
        double least = left[0];
        double sizes = size[0];
        double errors = wrong[0];
        for (int i = 0; i < n; i++) {
            least += left[i + 1] > 0 ? left[i + 1] * low[i] : left[i + 1] * high[i];
            double reach = Math.max(Math.abs(low[i]), Math.abs(high[i]));
            sizes += size[i + 1] * reach;
            errors += wrong[i + 1] * reach;
        }
        return least - NodeNorms.up(errors + NodeNorms.gamma(2L * used + n + 4) * sizes);
    }
}
