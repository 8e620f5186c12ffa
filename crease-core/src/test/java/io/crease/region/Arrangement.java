package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hyperplanes with whole coefficients in [−1, 1]^n or R^n, in exact arithmetic, cut one after the other through all cells. */
final class Arrangement implements Exact {
    final int n;
    /** Constant, then the coefficients of u_1 to u_n. */
    final List<long[]> planes = new ArrayList<>();

    /** Homogeneous. */
    final double[] centre;

    Arrangement(int n) {
        this.n = n;
        this.centre = new double[n + 1];
        RandomStream random = RandomStream.of(n).named("centre");
        centre[0] = 1;
        for (int i = 1; i <= n; i++) {
            centre[i] = random.uniform() - 0.5;
        }
    }

    Arrangement add(long... plane) {
        assertEquals(n + 1, plane.length);
        planes.add(plane);
        return this;
    }

    static Hyperplane plane(int k) {
        return new Hyperplane(1, 0, k, 0);
    }

    long[] form(Hyperplane plane) {
        if (plane.inside()) {
            return planes.get(plane.neuron());
        }
        long[] form = new long[n + 1];
        form[0] = 1;
        if (plane.node() == Hyperplane.DOMAIN) {
            form[1 + plane.neuron() / 2] = plane.neuron() % 2 == 0 ? 1 : -1;
        }
        return form;
    }

    /** The vertex where the facets meet, in lowest whole numbers, on the side of x. */
    BigInteger[] vertex(List<Facet> facets, double[] x, int at) {
        List<BigInteger[]> rows = new ArrayList<>();
        for (Facet facet : facets) {
            BigInteger[] row = new BigInteger[n + 1];
            for (int i = 0; i <= n; i++) {
                row[i] = BigInteger.valueOf(form(facet.plane())[i]);
            }
            rows.add(row);
        }
        int[] pivots = echelon(rows, n + 1);
        assertEquals(n, pivots.length, "independent facets at a vertex");
        int free = 0;
        while (free < n && pivots[free] == free) {
            free++;
        }
        // Row r: pivot·y[pivots[r]] + rest·y[free] = 0, all brought to the same pivot.
        BigInteger[] y = new BigInteger[n + 1];
        y[free] = BigInteger.ONE;
        for (int r = 0; r < n; r++) {
            y[free] = y[free].multiply(rows.get(r)[pivots[r]]);
        }
        for (int r = 0; r < n; r++) {
            y[pivots[r]] = rows.get(r)[free].negate().multiply(y[free]).divide(rows.get(r)[pivots[r]]);
        }
        BigInteger gcd = BigInteger.ZERO;
        double dot = 0;
        for (int i = 0; i <= n; i++) {
            gcd = gcd.gcd(y[i]);
            dot += y[i].doubleValue() * x[at + i];
        }
        int turn = y[0].signum() != 0 ? y[0].signum() : (int) Math.signum(dot);
        for (int i = 0; i <= n; i++) {
            y[i] = y[i].divide(gcd).multiply(BigInteger.valueOf(turn));
        }
        return y;
    }

    /** Reduces rows to echelon form, each pivot alone in its column, and drops those that vanish. */
    static int[] echelon(List<BigInteger[]> rows, int width) {
        int rank = 0;
        int[] pivots = new int[width];
        for (int c = 0; c < width && rank < rows.size(); c++) {
            int p = rank;
            while (p < rows.size() && rows.get(p)[c].signum() == 0) {
                p++;
            }
            if (p == rows.size()) {
                continue;
            }
            BigInteger[] pivot = rows.get(p);
            rows.set(p, rows.get(rank));
            rows.set(rank, pivot);
            for (int r = 0; r < rows.size(); r++) {
                if (r == rank) {
                    continue;
                }
                BigInteger[] row = rows.get(r);
                BigInteger times = row[c];
                BigInteger gcd = BigInteger.ZERO;
                for (int i = 0; i < width; i++) {
                    row[i] = row[i].multiply(pivot[c]).subtract(times.multiply(pivot[i]));
                    gcd = gcd.gcd(row[i]);
                }
                for (int i = 0; i < width && gcd.signum() != 0; i++) {
                    row[i] = row[i].divide(gcd);
                }
            }
            pivots[rank++] = c;
        }
        return Arrays.copyOf(pivots, rank);
    }

    BigInteger value(long[] form, BigInteger[] vertex) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i <= n; i++) {
            sum = sum.add(BigInteger.valueOf(form[i]).multiply(vertex[i]));
        }
        return sum;
    }

    @Override
    public int sign(@Nullable Pattern pattern, Hyperplane plane, List<Facet> facets, double[] x, int at) {
        return value(form(plane), vertex(facets, x, at)).signum();
    }

    @Override
    public int signSeenFrom(@Nullable Pattern pattern, Hyperplane plane, double[] point) {
        long[] form = form(plane);
        assertEquals(n + 1, point.length);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i <= n; i++) {
            sum = sum.add(new BigDecimal(point[i]).multiply(BigDecimal.valueOf(form[i])));
        }
        for (int i = 1; sum.signum() == 0 && i <= n; i++) {
            sum = BigDecimal.valueOf(form[i]);
        }
        return sum.signum();
    }

    @Override
    public double place(@Nullable Pattern pattern, List<Facet> facets, double[] x, int at) {
        BigInteger[] y = vertex(facets, x, at);
        double norm = y[0].doubleValue();
        for (int i = 1; i <= n && y[0].signum() == 0; i++) {
            norm = Math.max(norm, Math.abs(y[i].doubleValue()));
        }
        double size = 0;
        for (int i = 0; i <= n; i++) {
            x[at + i] = y[i].doubleValue() / norm;
            size = Math.max(size, Math.abs(x[at + i]));
        }
        return size * 0x1p-51;
    }

    /** All cells, from those given. */
    List<Polytope> cut(List<? extends Polytope> start) {
        List<Polytope> cells = new ArrayList<>(start);
        for (int k = 0; k < planes.size(); k++) {
            int side = signSeenFrom(null, plane(k), centre);
            List<Polytope> next = new ArrayList<>();
            for (Polytope cell : cells) {
                cut(cell, k, side, next);
            }
            cells = next;
        }
        return cells;
    }

    private void cut(Polytope cell, int k, int centreSide, List<Polytope> parts) {
        long[] form = planes.get(k);
        // Longer than needed, as callers may pass.
        byte[] sign = new byte[cell.count + 3];
        double[] value = new double[cell.count + 3];
        double[] off = new double[cell.count + 3];
        double[] normal = new double[n];
        double squares = 0;
        for (int i = 1; i <= n; i++) {
            squares += (double) form[i] * form[i];
        }
        for (int i = 1; i <= n; i++) {
            normal[i - 1] = form[i] / Math.sqrt(squares);
        }
        boolean up = false;
        boolean down = false;
        for (int v = 0; v < cell.count; v++) {
            sign[v] = (byte) sign(null, plane(k), cell.facetsAt(v), cell.x, v * (n + 1));
            up |= sign[v] > 0;
            down |= sign[v] < 0;
            double size = 0;
            double slope = 0;
            for (int i = 0; i <= n; i++) {
                double term = form[i] * cell.x[v * (n + 1) + i];
                value[v] += term;
                size += Math.abs(term);
                slope += Math.abs(form[i]);
            }
            double rounding = size * (n + 3) * 0x1p-53;
            off[v] = rounding / Math.sqrt(squares);
            if (value[v] * sign[v] < 0) {
                assertTrue(Math.abs(value[v]) <= rounding + slope * cell.errorAt(v), "a wrong sign is in doubt");
                off[v] += Math.abs(value[v]) / Math.sqrt(squares);
                value[v] = sign[v] * Double.MIN_NORMAL;
            }
        }
        if (!up || !down) {
            parts.add(cell);
            return;
        }
        Facet below = new Facet(plane(k), centreSide > 0, normal);
        Facet above = new Facet(plane(k), centreSide < 0, normal);
        parts.addAll(List.of(cell.cut(sign, value, off, below, above)));
    }

    /** All of R^n. */
    SpaceStart space() {
        double[] forms = new double[planes.size() * (n + 1)];
        for (int k = 0; k < planes.size(); k++) {
            for (int i = 0; i <= n; i++) {
                forms[k * (n + 1) + i] = planes.get(k)[i];
            }
        }
        double[] eye = Arrays.copyOfRange(centre, 1, n + 1);
        return SpaceStart.of(n, forms, new double[forms.length], Arrangement::plane, eye, this);
    }

    /** The parts of a cell below and above one of the hyperplanes, or the cell. */
    List<Polytope> cutBy(Polytope cell, int k) {
        List<Polytope> parts = new ArrayList<>();
        cut(cell, k, signSeenFrom(null, plane(k), centre), parts);
        return parts;
    }

    /** A cell none of whose facets is hidden. */
    static Polytope unhidden(Polytope cell) {
        Polytope seen = cell;
        for (int f = 0; f < cell.facets(); f++) {
            seen = seen.with(
                    f, new Facet(cell.facet(f).plane(), false, cell.facet(f).normal()));
        }
        return seen;
    }

    /** The vertices of a cell, exactly; checks what the cell says of them. */
    List<BigInteger[]> check(Polytope cell) {
        List<BigInteger[]> exact = new ArrayList<>();
        for (int v = 0; v < cell.count; v++) {
            BigInteger[] y = vertex(cell.facetsAt(v), cell.x, v * (n + 1));
            double[] placed = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                placed[i] = cell.x[v * (n + 1) + i];
            }
            place(null, cell.facetsAt(v), placed, 0);
            for (int i = 0; i <= n; i++) {
                double wrong = Math.abs(placed[i] - cell.x[v * (n + 1) + i]);
                assertTrue(wrong <= cell.errorAt(v) + 1e-15 * Math.abs(placed[i]), "vertex within its bound");
            }
            for (int f = 0; f < cell.facets(); f++) {
                boolean on = value(form(cell.facet(f).plane()), y).signum() == 0;
                assertEquals(on, cell.on(v, f), "vertex on facet");
            }
            exact.add(y);
        }
        return exact;
    }

    /** Distinct faces with a finite vertex, each as the set of its vertices in exact fractions, found cell by cell as the meets of facets. */
    long[] distinctFaces(List<Polytope> cells) {
        List<Set<Set<String>>> faces = new ArrayList<>();
        for (int d = 0; d <= n; d++) {
            faces.add(new HashSet<>());
        }
        for (Polytope cell : cells) {
            List<BigInteger[]> exact = check(cell);
            Set<Set<Integer>> found = new HashSet<>();
            Set<Integer> whole = new TreeSet<>();
            for (int v = 0; v < cell.count; v++) {
                whole.add(v);
            }
            List<Set<Integer>> work = new ArrayList<>(List.of(whole));
            for (int w = 0; w < work.size(); w++) {
                if (!found.add(work.get(w))) {
                    continue;
                }
                for (int f = 0; f < cell.facets(); f++) {
                    Set<Integer> meet = new TreeSet<>();
                    for (int v : work.get(w)) {
                        if (cell.on(v, f)) {
                            meet.add(v);
                        }
                    }
                    if (!meet.isEmpty()) {
                        work.add(meet);
                    }
                }
            }
            int ofFacets = 0;
            for (Set<Integer> face : found) {
                List<BigInteger[]> rows = new ArrayList<>();
                Set<String> names = new TreeSet<>();
                boolean finite = false;
                for (int v : face) {
                    rows.add(exact.get(v).clone());
                    names.add(Arrays.toString(exact.get(v)));
                    finite |= exact.get(v)[0].signum() != 0;
                }
                int d = echelon(rows, n + 1).length - 1;
                ofFacets += d == n - 1 ? 1 : 0;
                if (finite) {
                    faces.get(d).add(names);
                }
            }
            assertEquals(ofFacets, cell.facets(), "no facet is redundant");
        }
        long[] counts = new long[n + 1];
        for (int d = 0; d <= n; d++) {
            counts[d] = faces.get(d).size();
        }
        return counts;
    }

    /** Faces counted by the cells that own them. */
    static long[] ownedFaces(List<Polytope> cells) {
        long[] faces = new long[cells.get(0).n + 1];
        for (Polytope cell : cells) {
            cell.countFaces(faces, true);
        }
        return faces;
    }
}
