package io.crease.cli;

import io.crease.measure.Expectations;
import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.PlaneImages;
import io.crease.measure.ReadingRows;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.measure.SeedAggregates;
import io.crease.network.Evaluator;
import io.crease.network.NetworkSpec;
import io.crease.network.RandomEnsemble;
import io.crease.numeric.Workers;
import io.crease.onnx.OnnxNetwork;
import io.crease.onnx.RuntimeGraph;
import io.crease.report.measured.CurveImages;
import io.crease.trace.ExactTracer;
import io.crease.trace.Monitor;
import io.crease.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Traces one curve through one network, or repeats that over seeds, and gathers the rows. */
final class MeasureRun implements AutoCloseable {
    private final NetworkSpec spec;
    private final Curves curves;
    private final @Nullable Long curveSeed;
    private final List<Measure> measures;
    private final Workers workers;
    private final Tracer.Options options;
    private final Sampling sampling;
    private @Nullable Evaluator evaluator;
    private @Nullable RuntimeGraph graph;
    private @Nullable Curve curve;
    private boolean keepsImages;
    private @Nullable CurveImages images;
    private double error;

    /** @param curveSeed of every repetition's curve, or null for each repetition's own */
    MeasureRun(
            NetworkSpec spec,
            Curves curves,
            @Nullable Long curveSeed,
            List<Measure> measures,
            Workers workers,
            Tracer.Options options,
            Sampling sampling) {
        this.spec = spec;
        this.curves = curves;
        this.curveSeed = curveSeed;
        this.measures = measures;
        this.workers = workers;
        this.options = options;
        this.sampling = sampling;
    }

    /** The seed of a run without {@code --seeds}: the network's, or the curve's when the network has none. */
    long ownSeed() {
        return spec.random() ? spec.seed() : curveSeed == null ? 1 : curveSeed;
    }

    /** What is measured. */
    List<Measure> measures() {
        return measures;
    }

    /** Whether anything depends on the seed of a repetition. */
    boolean repeatable() {
        return spec.random() || (curves.random() && curveSeed == null);
    }

    /** @throws UsageException if seeds are given that nothing depends on */
    void requireRepeatable(@Nullable List<Long> seeds) {
        if (seeds != null && !repeatable()) {
            throw new UsageException(
                    "--seeds: neither the network nor the curve is random; expected a random network or"
                            + " random points: leave --seeds out");
        }
    }

    /** The curve of a repetition. */
    Curve curve(long seed) {
        Curve known = curve;
        if (known == null || (curves.random() && curveSeed == null)) {
            known = curves.of(curveSeed == null ? seed : curveSeed);
            curve = known;
        }
        return known;
    }

    /** A tracer for the network of a repetition. */
    Tracer tracer(long seed) {
        if (spec instanceof OnnxNetwork onnx && onnx.foreign()) {
            RuntimeGraph opened = graph == null ? RuntimeGraph.open(onnx.imported()) : graph;
            graph = opened;
            return sampling.tracer(opened, workers, options);
        }
        Evaluator known = evaluator;
        if (known == null || spec.random()) {
            evaluator = null; // lets go of the weights before the next ones come
            known = new Evaluator(spec.build(seed));
            evaluator = known;
        }
        return sampling.tracer(known, curve(seed).trajectory().geometry(), workers, options);
    }

    /**
     * Runs all repetitions, until the monitor stops them.
     *
     * @param command the name of the command whose result it is
     * @param seeds of the repetitions, or null for one run
     * @param typed the arguments, for the provenance
     */
    Result run(String command, @Nullable List<Long> seeds, String typed, Monitor monitor) {
        long start = System.nanoTime();
        List<Row> rows = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        Subject.OfNetwork network = null;
        Integer batch = null;
        boolean exact = true;
        boolean complete = true;
        for (long seed : seeds == null ? List.of(ownSeed()) : seeds) {
            Tracer tracer = tracer(seed);
            Evaluator built = evaluator;
            RuntimeGraph opened = graph;
            if (network == null && (built != null || opened != null)) {
                network = opened != null
                        ? Subject.OfNetwork.of(spec, opened)
                        : Subject.OfNetwork.of(
                                spec, Objects.requireNonNull(built).network());
                exact = tracer.exact();
                batch = tracer instanceof ExactTracer e
                        ? Integer.valueOf(e.batchPieces(curve(seed).trajectory().geometry()))
                        : null;
            }
            Curve own = curve(seed);
            PlaneImages kept = keepsImages && done.isEmpty() ? new PlaneImages(tracer.sites(), own.trajectory()) : null;
            Readings readings = Measurement.of(tracer, own.trajectory(), measures, biasRatio(), kept, monitor);
            if (kept != null) {
                images = RunCurves.of(kept);
            }
            complete = readings.traced().complete();
            error = Math.max(error, readings.traced().relativeError());
            if (!complete && !done.isEmpty()) {
                break; // a part of a repetition is no repetition
            }
            Long named = spec.random() || curves.random() ? Long.valueOf(seed) : null;
            Expectations expectations = Expectations.of(spec, own.norms());
            rows.addAll(
                    ReadingRows.of(readings, measures, named, own.trajectory().from(), expectations));
            done.add(seed);
            double length = readings.value("length", readings.sites().get(0));
            if (Double.isFinite(length) && complete) {
                lengths.add(length);
            }
            if (!complete) {
                break;
            }
        }
        if (network == null) {
            throw new UsageException("--seeds holds no seed; expected at least one");
        }
        if (seeds != null && (complete || done.size() > 1 || !lengths.isEmpty())) {
            rows.addAll(SeedAggregates.of(rows));
        }
        Curve first = curve(done.get(0));
        Double length = lengths.isEmpty()
                ? null
                : Double.valueOf(lengths.stream().mapToDouble(l -> l).sum() / lengths.size());
        Provenance provenance = new Provenance(
                typed,
                spec.random() || curves.random() ? done : List.of(),
                workers.threads(),
                options.memoryBudget(),
                batch,
                exact ? null : Double.valueOf(options.tolerance()),
                (System.nanoTime() - start) / 1e9,
                notes(first));
        Subject subject = new Subject(network, Subject.OfTrajectory.of(first, length), null, null);
        return new Result(command, provenance, subject, complete, rows);
    }

    /** From now on the curve's images are kept, of the first repetition. */
    void keepImages() {
        keepsImages = true;
    }

    /** The images of the first repetition; null where none were kept. */
    @Nullable
    CurveImages images() {
        return images;
    }

    /** Bytes that the weights of the network traced last take. */
    long weightBytes() {
        Evaluator known = evaluator;
        RuntimeGraph opened = graph;
        return known != null
                ? Evaluator.weightBytes(known.network())
                : opened != null ? opened.parameters() * Double.BYTES : 0;
    }

    /** The largest relative error of lengths that a trace of this has been estimated to have; 0 while all were exact. */
    double error() {
        return error;
    }

    /** Lets go of what ONNX Runtime holds, if it runs. */
    @Override
    public void close() {
        if (graph != null) {
            graph.close();
        }
    }

    /** What was done to points, how a graph was run, and how far off samples are that could not be refined to the tolerance. */
    private List<String> notes(Curve curve) {
        List<String> notes = new ArrayList<>(curve.notes());
        if (graph != null) {
            notes.addAll(graph.notes());
        } else if (spec instanceof OnnxNetwork onnx) {
            onnx.imported().notes().stream()
                    .map(note -> note.replaceAll("\\.$", ""))
                    .forEach(notes::add);
        }
        if (error > options.tolerance()) {
            notes.add("The samples were not refined to the tolerance: lengths fall short by about "
                    + Figures.percent(error));
        }
        return notes;
    }

    /** σb/σw. */
    private double biasRatio() {
        RandomEnsemble ensemble = spec.ensemble();
        return ensemble == null || ensemble.weightVariance() == 0
                ? 0
                : Math.sqrt(ensemble.biasVariance() / ensemble.weightVariance());
    }
}
