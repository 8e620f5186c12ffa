package io.crease.onnx;

import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Finds by running two points what their images' shapes are, and whether a batch may hold several points: whether running them
 * together gives, one after the other in every tensor, what each gives alone.
 */
final class RuntimeProbe {
    /** Of the largest value; rows that do not mix differ by rounding alone, as other kernels take larger batches. */
    private static final double SAME = 1e-3;

    private static final double SAME_IN_HALF_PRECISION = 0.05;

    private final String name;
    private final RuntimeSession session;
    private final GraphInput input;
    private final boolean half;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, String> unseen = new HashMap<>();
    private final int together;

    /**
     * Probes.
     *
     * @param tensors those to be looked at
     * @param half whether a number among them is in half precision
     * @throws InputException if a run fails, or a batch of fixed size mixes its points
     */
    RuntimeProbe(String name, RuntimeSession session, GraphInput input, Set<String> tensors, boolean half) {
        this.name = name;
        this.session = session;
        this.input = input;
        this.half = half;
        int size = input.shape().size();
        RandomStream stream = RandomStream.of(1).named("probe");
        double[] p = new double[size];
        double[] q = new double[size];
        for (int i = 0; i < size; i++) {
            p[i] = stream.gaussian();
            q[i] = stream.gaussian();
        }
        int batch = Math.max(1, input.fixedBatch());
        Map<String, RuntimeSession.Found> first = run(repeated(batch, p), batch, tensors);
        Map<String, RuntimeSession.Found> second = run(repeated(batch, q), batch, tensors);
        Set<String> seen = new LinkedHashSet<>();
        for (String tensor : tensors) {
            RuntimeSession.Found a = first.get(tensor);
            RuntimeSession.Found b = second.get(tensor);
            if (a == null || b == null || !java.util.Arrays.equals(a.dims(), b.dims())) {
                unseen.put(tensor, "its shape depends on the values of the input");
            } else if (a.values().length == 0 || a.values().length % batch != 0) {
                unseen.put(tensor, "its shape " + java.util.Arrays.toString(a.dims()) + " holds no image of a point");
            } else {
                seen.add(tensor);
                shapes.put(tensor, shape(a.dims(), batch));
            }
        }
        boolean apart = apart(p, q, first, second, seen, batch);
        if (!apart && input.fixedBatch() > 1) {
            throw new InputException(name + ": input " + input.name() + " has a fixed batch of " + batch
                    + " whose points influence each other; expected a batch of 1 or an open one: export again, or, if the"
                    + " first extent is no batch, give the whole shape with --input-shape");
        }
        together = input.fixedBatch() > 0 ? batch : apart ? Integer.MAX_VALUE : 1;
    }

    private static double[] repeated(int times, double[]... points) {
        int size = points[0].length;
        double[] all = new double[times * size];
        for (int i = 0; i < times; i++) {
            System.arraycopy(points[Math.min(i, points.length - 1)], 0, all, i * size, size);
        }
        return all;
    }

    private Map<String, RuntimeSession.Found> run(double[] points, int rows, Set<String> tensors) {
        try {
            return session.run(points, rows, tensors);
        } catch (RuntimeSession.RunException e) {
            throw new InputException(
                    name + ": ONNX Runtime does not run it on an input of shape " + input.extents() + ": "
                            + e.getMessage() + "; expected a graph that runs: check it, or give --input-shape",
                    e);
        }
    }

    /** Whether points do not influence each other, and stand one after the other. */
    private boolean apart(
            double[] p,
            double[] q,
            Map<String, RuntimeSession.Found> first,
            Map<String, RuntimeSession.Found> second,
            Set<String> tensors,
            int batch) {
        if (!input.batched() || input.fixedBatch() == 1) {
            return false;
        }
        int rows = Math.max(2, batch);
        Map<String, RuntimeSession.Found> both;
        try {
            both = session.run(repeated(rows, p, q), rows, tensors);
        } catch (RuntimeSession.RunException e) {
            return false; // a reshape to a fixed number of rows, say
        }
        for (String tensor : tensors) {
            RuntimeSession.Found all = both.get(tensor);
            RuntimeSession.Found a = first.get(tensor);
            RuntimeSession.Found b = second.get(tensor);
            if (all == null || a == null || b == null) {
                return false;
            }
            int each = a.values().length / batch;
            if (all.values().length != rows * each
                    || !same(all.values(), 0, a.values(), each)
                    || !same(all.values(), each, b.values(), each)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(double[] all, int from, double[] one, int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Double.isFinite(one[i]) ? Math.max(largest, Math.abs(one[i])) : largest;
        }
        double off = (half ? SAME_IN_HALF_PRECISION : SAME) * largest;
        for (int i = 0; i < count; i++) {
            double a = all[from + i];
            if (Double.compare(a, one[i]) != 0 && !(Math.abs(a - one[i]) <= off)) {
                return false;
            }
        }
        return true;
    }

    private Shape shape(long[] dims, int batch) {
        List<Integer> extents =
                LongStream.of(dims).boxed().map(Math::toIntExact).collect(Collectors.toCollection(ArrayList::new));
        if (input.batched() && !extents.isEmpty() && extents.get(0) % batch == 0) {
            int first = extents.get(0) / batch;
            extents.remove(0);
            if (first > 1) {
                extents.add(0, first);
            }
        }
        return extents.isEmpty() ? Shape.of(1) : new Shape(extents);
    }

    /** The shape of a point's image in a tensor that can be seen. */
    Map<String, Shape> shapes() {
        return shapes;
    }

    /** Why other tensors cannot be seen. */
    Map<String, String> unseen() {
        return unseen;
    }

    /** How many points one run takes: any number up to this, or where the file fixes the batch exactly so many. */
    int together() {
        return together;
    }
}
