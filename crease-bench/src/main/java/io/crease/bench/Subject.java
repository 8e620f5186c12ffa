package io.crease.bench;

import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.Readings;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.OracleNetworks;
import io.crease.trace.Site;
import io.crease.trace.Tracer;
import io.crease.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;

/** A network and the curves sent through it, as measured in docs/performance.md. */
final class Subject implements AutoCloseable {
    private final Network network;
    private final List<Trajectory> curves;
    private final Workers workers;
    private final Tracer tracer;
    private final List<Measure> measures = Measures.standard();

    private Subject(Network network, List<Trajectory> curves, int threads) {
        this.network = network;
        this.curves = curves;
        workers = new Workers(threads);
        tracer = Tracer.of(new Evaluator(network), curves.get(0).geometry(), workers, Tracer.Options.DEFAULT);
    }

    /**
     * {@code b1}: ReLU [784, 256×4, 10] on 20 segments; {@code b2}: ReLU [784, 512×8, 10] on 20 segments; {@code b2-long}: one of
     * them alone; {@code h1}: hard tanh [100×10], σw² = 8, σb² = 0.01, one quarter arc.
     */
    static Subject named(String name, int threads) {
        return switch (name) {
            case "b1" -> new Subject(OracleNetworks.b1(), List.of(OracleNetworks.segments(20)), threads);
            case "b2" -> new Subject(OracleNetworks.b2(), List.of(OracleNetworks.segments(20)), threads);
            case "b2-one" -> new Subject(OracleNetworks.b2(), List.of(OracleNetworks.segments(1)), threads);
            case "h1" ->
                new Subject(
                        OracleNetworks.network(
                                OracleNetworks.HARD_TANH,
                                new int[] {100, 100, 100, 100, 100, 100, 100, 100, 100, 100},
                                8,
                                0.01,
                                1),
                        List.of(OracleNetworks.arc(100, 0, 1)),
                        threads);
            default -> throw new IllegalArgumentException("unknown subject " + name);
        };
    }

    /** Traces every curve and reads the standard measures. */
    List<Readings> measure() {
        List<RecursiveTask<Readings>> tasks = new ArrayList<>();
        for (Trajectory curve : curves) {
            tasks.add(new RecursiveTask<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected Readings compute() {
                    return Measurement.of(tracer, curve, measures, 0, Monitor.NONE);
                }
            });
        }
        all(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    /** Runs tasks on this subject's threads. */
    void all(List<? extends ForkJoinTask<?>> tasks) {
        workers.run(new RecursiveAction() {
            private static final long serialVersionUID = 1;

            @Override
            protected void compute() {
                invokeAll(tasks);
            }
        });
    }

    /** Rows, inputs and outputs of the matrix product of each layer that the pieces of all curves ask for, one row a point. */
    List<int[]> products() {
        List<int[]> products = new ArrayList<>();
        int rowsPerPiece = curves.get(0).geometry().curved() ? 2 : 1;
        List<Readings> all = measure();
        int in = network.input().size();
        double[] pieces = new double[curves.size()];
        java.util.Arrays.fill(pieces, 1);
        for (int layer = 1; layer <= network.layers().size() + 1; layer++) {
            boolean last = layer > network.layers().size();
            int out = last
                    ? network.output().size()
                    : network.layers().get(layer - 1).shape().size();
            for (int c = 0; c < pieces.length; c++) {
                products.add(new int[] {((int) pieces[c]) * rowsPerPiece + 1, in, out});
                pieces[c] = last ? 0 : all.get(c).value("pieces", layer, Site.Kind.POST);
            }
            in = out;
        }
        return products;
    }

    @Override
    public void close() {
        workers.close();
    }
}
