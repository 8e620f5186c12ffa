package io.crease.region;

import io.crease.network.Activate;
import io.crease.network.Dense;
import io.crease.network.Network;
import io.crease.network.PiecewiseLinear;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Networks with coinciding hyperplanes, slices through networks, and what tests look at regions with. */
final class Planes {
    private Planes() {}

    /** Keeps all regions. */
    static final class All implements RegionObserver {
        final List<Region> regions = new ArrayList<>();

        @Override
        public All fork() {
            return new All();
        }

        @Override
        public void accept(Region region) {
            regions.add(region);
        }

        @Override
        public void append(RegionObserver later) {
            regions.addAll(((All) later).regions);
        }

        @Override
        public boolean readsOutputs() {
            return true;
        }
    }

    /** Shows all regions to an observer. */
    static <T extends RegionObserver> T seen(Network network, Domain domain, T observer) {
        try (Workers workers = new Workers(2)) {
            new Regions(network, domain, workers, Regions.Options.DEFAULT).count(observer, Monitor.NONE);
        }
        return observer;
    }

    static List<Region> regions(Network network, Domain domain) {
        return seen(network, domain, new All()).regions;
    }

    /** A square of side 2·reach on a random plane through input space. */
    static Domain slice(Network network, RandomStream random, double reach) {
        int inputs = network.input().size();
        double[][] directions = {random.gaussians(inputs, 1), random.gaussians(inputs, 1)};
        return Domain.patch(
                random.gaussians(inputs, 0.3), directions, new double[] {-reach, -reach}, new double[] {reach, reach});
    }

    /** A dense layer from its rows, the bias last in each. */
    static Dense dense(double[]... rows) {
        int in = rows[0].length - 1;
        double[] w = new double[rows.length * in];
        double[] b = new double[rows.length];
        for (int o = 0; o < rows.length; o++) {
            System.arraycopy(rows[o], 0, w, o * in, in);
            b[o] = rows[o][in];
        }
        return new Dense(Tensor.of(Shape.of(rows.length, in), w), Tensor.vector(b));
    }

    /** Alternating dense layers and activations, the last without. */
    static Network network(PiecewiseLinear activation, Dense... layers) {
        int in = layers[0].weights().get(0).shape().extent(1);
        Network.Builder builder = Network.builder(Shape.of(in));
        for (int l = 0; l < layers.length; l++) {
            builder.then("dense" + l, layers[l]);
            if (l + 1 < layers.length) {
                builder.then("act" + l, new Activate(activation));
            }
        }
        return builder.build();
    }

    /** Random rows of a dense layer. */
    static double[][] rows(RandomStream random, int in, int out, double bias) {
        double[][] rows = new double[out][];
        for (int o = 0; o < out; o++) {
            rows[o] = Arrays.copyOf(random.gaussians(in, Math.sqrt(2.0 / in)), in + 1);
            rows[o][in] = bias == 0 ? 0 : random.gaussians(1, bias)[0];
        }
        return rows;
    }

    /** Rows and their opposites, each neuron with its mirror image. */
    static double[][] mirrored(double[][] rows) {
        double[][] both = new double[2 * rows.length][];
        for (int o = 0; o < rows.length; o++) {
            both[2 * o] = rows[o];
            both[2 * o + 1] = Arrays.stream(rows[o]).map(w -> -w).toArray();
        }
        return both;
    }

    /** Rows, some of them twice. */
    static double[][] repeated(double[][] rows, int times) {
        double[][] more = Arrays.copyOf(rows, rows.length + times);
        System.arraycopy(rows, 0, more, rows.length, times);
        return more;
    }

    static final List<String> DEGENERATE =
            List.of("zero-bias", "duplicates", "mirrored", "gates", "dead", "zero-bias-hard-tanh", "grid");

    /** A degenerate network of two inputs and three outputs. */
    static Network degenerate(String kind, RandomStream random) {
        return degenerate(kind, 2, random);
    }

    /** A degenerate network of three outputs; "grid" and "dead" have two inputs. */
    static Network degenerate(String kind, int inputs, RandomStream random) {
        PiecewiseLinear relu = OracleNetworks.RELU;
        switch (kind) {
            case "zero-bias":
                return network(
                        relu,
                        dense(rows(random, inputs, 5, 0)),
                        dense(rows(random, 5, 5, 0)),
                        dense(rows(random, 5, 3, 0)));
            case "duplicates": {
                double[][] second = repeated(rows(random, 8, 4, 0.3), 2);
                return network(
                        relu,
                        dense(repeated(rows(random, inputs, 5, 0.3), 3)),
                        dense(second),
                        dense(rows(random, 6, 3, 0.3)));
            }
            case "mirrored":
                return network(
                        relu,
                        dense(mirrored(rows(random, inputs, 4, 0.3))),
                        dense(mirrored(rows(random, 8, 3, 0.3))),
                        dense(rows(random, 6, 3, 0.3)));
            case "gates": {
                // Each neuron of the second layer passes on one of the first: at its knot in half of the plane.
                double[][] pass = new double[8][9];
                for (int o = 0; o < 8; o++) {
                    pass[o][o] = 1;
                }
                return network(
                        relu,
                        dense(mirrored(rows(random, inputs, 4, 0.3))),
                        dense(pass),
                        dense(rows(random, 8, 4, 0.3)),
                        dense(rows(random, 4, 3, 0.3)));
            }
            case "dead": {
                double[][] first = repeated(rows(random, 2, 6, 0.3), 0);
                first[0] = new double[3];
                first[1] = new double[] {0, 0, -1};
                return network(relu, dense(first), dense(rows(random, 6, 6, 0)), dense(rows(random, 6, 3, 0.3)));
            }
            case "zero-bias-hard-tanh":
                return network(
                        OracleNetworks.HARD_TANH,
                        dense(mirrored(rows(random, inputs, 3, 0))),
                        dense(rows(random, 6, 5, 0)),
                        dense(rows(random, 5, 3, 0)));
            case "grid": {
                double[][] first = {
                    {1, 0, 0}, {0, 1, 0}, {1, 1, 0}, {1, -1, 0}, {1, 0, -0.5}, {0, 1, -0.5}, {1, 1, -0.5}, {1, 0, 0.5}
                };
                double[][] second = {
                    {1, 1, 0, 0, -1, 0, 0, 0, 0}, {0, 0, 1, -1, 0, 1, 0, 0, -0.25}, {1, -1, 0, 0, 0, 0, 1, 0, 0}
                };
                return network(relu, dense(first), dense(second), dense(rows(random, 3, 3, 0.3)));
            }
            default:
                throw new IllegalArgumentException(kind);
        }
    }
}
