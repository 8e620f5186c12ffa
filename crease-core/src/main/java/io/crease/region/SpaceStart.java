package io.crease.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All of R^n as 2^n simplicial cones, cut by n linearly independent hyperplanes of the node that cuts first.
 *
 * @param rank of the gradients of all hyperplanes; that it is not larger is certain if it is n − 1 or n, else true to rounding
 * @param cones two to the n where the rank is n, none otherwise
 */
record SpaceStart(int rank, List<Polytope> cones) {
    private static final double[] NONE = {};

    /** Copies the list. */
    SpaceStart {
        cones = List.copyOf(cones);
    }

    /**
     * Chooses hyperplanes that are as far from dependent as can be found one after the other, and cuts space along them.
     *
     * @param n dimension
     * @param forms for each hyperplane the value at u = 0, then the n derivatives
     * @param errors bounds on the errors of the forms
     * @param planes names the hyperplanes
     * @param centre of view, n coordinates
     * @param exact settles what remains in doubt
     * @throws ArithmeticException if hyperplanes in the plane meet under an angle too small for doubles
     */
    static SpaceStart of(
            int n, double[] forms, double[] errors, IntFunction<Hyperplane> planes, double[] centre, Exact exact) {
        Independent independent = Independent.of(n, forms, errors);
        int rank = independent.rank();
        int[] chosen = independent.rows();
        if (rank == n - 1) {
            int last = last(n, forms, errors, independent, planes, exact);
            if (last >= 0) {
                chosen = Arrays.copyOf(chosen, n);
                chosen[n - 1] = last;
                rank = n;
            }
        }
        if (rank < n) {
            return new SpaceStart(rank, List.of());
        }
        Facet[] meeting = new Facet[n];
        for (int i = 0; i < n; i++) {
            meeting[i] = new Facet(planes.apply(chosen[i]), false, normal(n, forms, errors, chosen[i]));
        }
        return new SpaceStart(n, cones(n, forms, chosen, meeting, centre, exact));
    }

    /** A hyperplane that is not parallel to the line in which n − 1 independent ones meet; −1 if there is none. */
    private static int last(
            int n,
            double[] forms,
            double[] errors,
            Independent independent,
            IntFunction<Hyperplane> planes,
            Exact exact) {
        double[] line = new double[n + 1];
        System.arraycopy(independent.normal(), 0, line, 1, n);
        List<Facet> facets = new ArrayList<>();
        for (int row : independent.rows()) {
            facets.add(new Facet(planes.apply(row), false, normal(n, forms, errors, row)));
        }
        facets.add(new Facet(Hyperplane.INFINITY, false, NONE));
        exact.place(null, facets, line, 0);
        int best = -1;
        double largest = -1;
        for (int k = 0; k < forms.length / (n + 1); k++) {
            double along = 0;
            double size = Double.MIN_NORMAL;
            for (int i = 1; i <= n; i++) {
                along += forms[k * (n + 1) + i] * line[i];
                size = Math.max(size, Math.abs(forms[k * (n + 1) + i]));
            }
            double share = Math.abs(along) / size;
            if (share > largest && exact.sign(null, planes.apply(k), facets, line, 0) != 0) {
                best = k;
                largest = share;
            }
        }
        return best;
    }

    private static List<Polytope> cones(
            int n, double[] forms, int[] chosen, Facet[] meeting, double[] centre, Exact exact) {
        int stride = n + 1;
        double[] x = new double[stride * stride];
        double[] error = new double[stride];
        // A rough place of each vertex by elimination, then the exact one.
        double[][] inverse = Independent.inverse(n, forms, chosen);
        x[0] = 1;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double entry = Double.isFinite(inverse[i][k]) ? inverse[i][k] : 1;
                x[1 + i] -= entry * forms[chosen[k] * stride];
                x[(k + 1) * stride + 1 + i] = entry;
            }
        }
        error[0] = exact.place(null, Arrays.asList(meeting), x, 0);
        double[] eye = new double[stride];
        eye[0] = 1;
        System.arraycopy(centre, 0, eye, 1, n);
        boolean[] seenAbove = new boolean[n];
        for (int k = 0; k < n; k++) {
            List<Facet> others = new ArrayList<>(Arrays.asList(meeting));
            others.set(k, new Facet(Hyperplane.INFINITY, false, NONE));
            int at = (k + 1) * stride;
            error[k + 1] = exact.place(null, others, x, at);
            int side = exact.sign(null, meeting[k].plane(), others, x, at);
            if (side == 0) {
                throw new IllegalStateException("hyperplanes found independent are not");
            }
            for (int i = 1; side < 0 && i <= n; i++) {
                x[at + i] = -x[at + i];
            }
            seenAbove[k] = exact.signSeenFrom(null, meeting[k].plane(), eye) > 0;
        }
        double[] residual = new double[stride];
        for (int v = 0; v < stride; v++) {
            residual[v] = error[v] * Math.sqrt(n) * 1.01;
        }
        List<Polytope> cones = new ArrayList<>(1 << n);
        for (int above = 0; above < 1 << n; above++) {
            double[] corner = x.clone();
            Facet[] facets = new Facet[n + 1];
            facets[n] = new Facet(Hyperplane.INFINITY, false, NONE);
            for (int k = 0; k < n; k++) {
                boolean up = (above >>> k & 1) != 0;
                facets[k] = new Facet(meeting[k].plane(), up != seenAbove[k], meeting[k].normal());
                for (int i = 1; !up && i <= n; i++) {
                    corner[(k + 1) * stride + i] = -corner[(k + 1) * stride + i];
                }
            }
            cones.add(
                    n == 2
                            ? wedge(corner, error.clone(), residual.clone(), facets)
                            : GeneralPolytope.simplex(
                                    n, corner, error.clone(), residual.clone(), Arrays.asList(facets)));
        }
        return cones;
    }

    /** The unit normal; NaN where its direction is not known well, as in {@link Signs#normal}. */
    private static double[] normal(int n, double[] forms, double[] errors, int row) {
        double[] normal = Arrays.copyOfRange(forms, row * (n + 1) + 1, (row + 1) * (n + 1));
        double largest = 0;
        for (double entry : normal) {
            largest = Math.max(largest, Math.abs(entry));
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            normal[i] /= largest;
            sum += normal[i] * normal[i];
        }
        double wrong = 0;
        for (int i = 0; i < n; i++) {
            wrong += errors[row * (n + 1) + 1 + i] / largest;
        }
        double length = wrong < Signs.VAGUE * Math.sqrt(sum) ? Math.sqrt(sum) : Double.NaN;
        for (int i = 0; i < n; i++) {
            normal[i] /= length;
        }
        return normal;
    }

    /** The wedge of the plane between the directions of vertices 1 and 2, which facets 1 and 0 run along. */
    private static Polygon wedge(double[] x, double[] error, double[] residual, Facet[] facets) {
        double a = x[4] * x[8];
        double b = x[5] * x[7];
        if (!(Math.abs(a - b) > 0x1p-50 * (Math.abs(a) + Math.abs(b)))) {
            throw new ArithmeticException("lines meet under an angle too small for doubles");
        }
        if (a > b) {
            return new Polygon(x, error, residual, new Facet[] {facets[1], facets[2], facets[0]});
        }
        double[] turned = {x[0], x[1], x[2], x[6], x[7], x[8], x[3], x[4], x[5]};
        return new Polygon(
                turned,
                new double[] {error[0], error[2], error[1]},
                new double[] {residual[0], residual[2], residual[1]},
                new Facet[] {facets[0], facets[2], facets[1]});
    }
}
