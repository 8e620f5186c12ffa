package io.crease.study;

import io.crease.measure.Expectations;
import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.ReadingRows;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.network.RandomEnsemble;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trace.Tracer;
import io.crease.trajectory.Arc;
import io.crease.trajectory.Ellipse;
import io.crease.trajectory.Norms;
import io.crease.trajectory.RandomPoints;
import io.crease.trajectory.Trajectory;
import java.util.List;

/** Curves sent through networks for a cell of a study. */
final class Traces {
    private Traces() {}

    /** The quarter arc between two random orthogonal points of norm √m, of a seed's own. */
    static Trajectory arc(int inputs, long seed) {
        RandomStream stream = RandomStream.of(seed).named("arc");
        Shape shape = Shape.of(inputs);
        double norm = Math.sqrt(inputs);
        Tensor from = RandomPoints.orthogonal(shape, List.of(), norm, stream.named("from"));
        return new Arc(from, RandomPoints.orthogonal(shape, List.of(from), norm, stream.named("to")));
    }

    /** The circle about the origin through a and, moved to the same distance from it, b; they are not on one line with it. */
    static Trajectory circle(Tensor a, Tensor b) {
        double product = 0;
        for (int i = 0; i < a.size(); i++) {
            product += a.get(i) * b.get(i);
        }
        double share = product / (a.norm() * a.norm());
        double[] across = b.toArray();
        for (int i = 0; i < across.length; i++) {
            across[i] -= share * a.get(i);
        }
        double scale = a.norm() / Tensor.vector(across).norm();
        for (int i = 0; i < across.length; i++) {
            across[i] *= scale;
        }
        return new Ellipse(Tensor.zeros(a.shape()), a, Tensor.adopt(a.shape(), across));
    }

    /** What measures (their names with commas between) read off a trace. */
    static Readings readings(Network network, Trajectory curve, String measures, double biasRatio, Cell.Bench bench) {
        Tracer tracer = Tracer.of(new Evaluator(network), curve.geometry(), bench.workers(), Tracer.Options.DEFAULT);
        return Measurement.of(tracer, curve, Measures.named(measures), biasRatio, bench.monitor());
    }

    /** The rows of measures along a curve through the network that a spec builds for a seed, with what theory says of them. */
    static List<StudyRow> rows(
            Conditions conditions, NetworkSpec spec, long seed, Trajectory curve, String measures, Cell.Bench bench) {
        RandomEnsemble ensemble = spec.ensemble();
        double ratio = ensemble == null ? 0 : Math.sqrt(ensemble.biasVariance() / ensemble.weightVariance());
        Readings readings = readings(spec.build(seed), curve, measures, ratio, bench);
        List<Measure> asked = Measures.named(measures);
        Expectations expected = Expectations.of(spec, Norms.of(curve));
        List<Row> rows = ReadingRows.of(readings, asked, seed, curve.from(), expected);
        return rows.stream().map(row -> new StudyRow(conditions, row)).toList();
    }
}
