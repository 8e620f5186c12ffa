package io.crease.network;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folding network of Montúfar, Pascanu, Cho and Bengio (2014, section 3) on the cube [0, 1]^n0. A folding layer has p
 * units for each coordinate, h_1 = max(0, p·x) and h_i = max(0, 2p·x − 2(i−1)); the signs of h_1 − h_2 + h_3 − …, which maps
 * each of p intervals onto [0, 1], are absorbed into the next layer. A last layer of k units cuts the cube into Σ_{j≤n0} C(k, j)
 * cells, so that there are at least Π p_l^n0 · Σ_{j≤n0} C(k, j) activation regions. For n0 = 1 and k &gt; 1 the output has
 * exactly so many linear pieces on [0, 1].
 *
 * @param inputs n0
 * @param folds p of each folding layer, at least one layer; layer l is n0·p_l wide
 * @param last k, at least n0
 */
public record FoldSpec(int inputs, List<Integer> folds, int last) implements NetworkSpec {
    /** The largest n0. */
    public static final int MOST_INPUTS = 16;

    /**
     * @throws IllegalArgumentException if a number is not positive, there is no folding layer or {@code last} is below {@code
     *     inputs}
     */
    public FoldSpec {
        folds = List.copyOf(folds);
        if (inputs < 1 || folds.isEmpty() || folds.stream().anyMatch(p -> p < 1)) {
            throw new IllegalArgumentException(
                    inputs + " inputs and folds " + folds + "; expected at least one of each, all at least 1");
        }
        if (inputs > MOST_INPUTS) {
            throw new IllegalArgumentException("number of inputs is " + inputs + "; expected at most " + MOST_INPUTS
                    + ", as the cells of the last layer get too narrow for doubles");
        }
        if (last < inputs) {
            throw new IllegalArgumentException(
                    "last width is " + last + "; expected at least the number of inputs, " + inputs);
        }
    }

    @Override
    public String text() {
        return "fold:" + inputs + "x" + folds.stream().map(String::valueOf).collect(Collectors.joining("-")) + "-"
                + last;
    }

    @Override
    public Shape input() {
        return Shape.of(inputs);
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public boolean random() {
        return false;
    }

    @Override
    public long parameters() {
        return size().parameters();
    }

    private NetworkSize size() {
        NetworkSize size = new NetworkSize();
        long width = inputs;
        for (int l = 0; l < folds.size(); l++) {
            size.dense("dense" + (l + 1), width, (long) inputs * folds.get(l));
            width = (long) inputs * folds.get(l);
        }
        return size.dense("dense" + (folds.size() + 1), width, last).dense("output", last, 1);
    }

    @Override
    public Network build(long seed) {
        size().refuseBeyond(Runtime.getRuntime().maxMemory());
        Network.Builder builder = Network.builder(input());
        int layer = 1;
        int before = 1; // a fold into one interval reads the coordinates themselves
        for (int p : folds) {
            double[][] slopes = new double[inputs * p][inputs];
            double[] offsets = new double[inputs * p];
            for (int u = 0; u < inputs * p; u++) {
                slopes[u][u / p] = u % p == 0 ? p : 2.0 * p;
                offsets[u] = -2.0 * (u % p);
            }
            builder.then("dense" + layer, reading(before, slopes, offsets));
            builder.then("layer" + layer, new Activate(Relu.of()));
            layer++;
            before = p;
        }
        builder.then("dense" + layer, cells(before)).then("layer" + layer, new Activate(Relu.of()));
        double[] weights = new double[last];
        for (int i = 0; i < last; i++) {
            weights[i] = i + 1;
        }
        return builder.then("output", new Dense(Tensor.of(Shape.of(1, last), weights), Tensor.vector(0)))
                .build();
    }

    /**
     * An affine map of the folded coordinates as a layer that reads the p units which make each of them, with signs + − + ….
     */
    private Dense reading(int p, double[][] slopes, double[] offsets) {
        int in = inputs * p;
        double[] weight = new double[Math.multiplyExact(slopes.length, in)];
        for (int o = 0; o < slopes.length; o++) {
            for (int u = 0; u < in; u++) {
                weight[o * in + u] = slopes[o][u / p] * (u % p % 2 == 0 ? 1 : -1) + 0.0;
            }
        }
        return new Dense(Tensor.adopt(Shape.of(slopes.length, in), weight), Tensor.vector(offsets));
    }

    /**
     * Units with hyperplanes in general position that all meet inside the cube. In coordinates y the hyperplane of number t
     * is Σ_j t^j·y_j = t^n0, so n0 of them meet where t^n0 − Σ y_j·t^j has their numbers as roots: |y_j| is below C(n0, j) when
     * all |t| &lt; 1, and no point lies on n0 + 1. On which side a unit is active alternates from t to t; as that polynomial
     * has n0 roots only, no point has all units off if k &gt; n0. So for n0 = 1 the first and the last piece have a slope, and
     * neighbouring folds, which meet there, do not melt into one piece.
     */
    private Dense cells(int before) {
        double[][] slopes = new double[last][inputs];
        double[] offsets = new double[last];
        for (int i = 0; i < last; i++) {
            double t = (2.0 * i + 1 - last) / (last + 1);
            double sign = (last - 1 - i) % 2 == 0 ? 1 : -1;
            double power = 1;
            double binomial = 1;
            for (int j = 0; j < inputs; j++) {
                slopes[i][j] = -2 * sign * binomial * power; // y_j = 2·C(n0, j)·(x_j − ½)
                offsets[i] += sign * binomial * power;
                power *= t;
                binomial = binomial * (inputs - j) / (j + 1);
            }
            offsets[i] += sign * power;
        }
        return reading(before, slopes, offsets);
    }

    @Override
    public String whyNoTheory() {
        return "the network is a construction; predictions are for random ones";
    }

    /** What the catalogue lists. */
    public static final class Kind implements NetworkKind {
        @Override
        public String name() {
            return "fold";
        }

        @Override
        public String syntax() {
            return "fold:INPUTSxFOLDS-FOLDS-…-LAST";
        }

        @Override
        public String describe() {
            return "the folding network of Montúfar et al. 2014 on [0, 1]^INPUTS: layers that fold every coordinate, and a last one"
                    + " of LAST units";
        }

        @Override
        public String example() {
            return "fold:1x3-3-3";
        }

        @Override
        public List<SpecOption> options() {
            return List.of();
        }

        @Override
        public FoldSpec parse(SpecText text) {
            List<SpecText.Part> parts = text.bodyPart().split('-');
            List<SpecText.Part> first = parts.get(0).split('x');
            if (parts.size() < 2 || first.size() != 2) {
                throw new IllegalArgumentException("the body is '" + text.body() + "'; expected " + syntax());
            }
            List<Integer> folds = new ArrayList<>();
            folds.add(first.get(1).count("number of folds"));
            for (SpecText.Part part : parts.subList(1, parts.size() - 1)) {
                folds.add(part.count("number of folds"));
            }
            FoldSpec spec = new FoldSpec(
                    first.get(0).count("number of inputs"),
                    folds,
                    parts.get(parts.size() - 1).count("last width"));
            spec.size().refuseBeyond(Runtime.getRuntime().maxMemory());
            return spec;
        }
    }
}
