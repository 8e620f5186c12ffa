package io.crease.training;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.crease.data.AtomicFile;
import io.crease.measure.Expectations;
import io.crease.measure.Measure;
import io.crease.measure.Measurement;
import io.crease.measure.Measures;
import io.crease.measure.ReadingRows;
import io.crease.measure.Readings;
import io.crease.measure.Row;
import io.crease.network.Evaluator;
import io.crease.network.Network;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import io.crease.trace.SampledTracer;
import io.crease.trace.Tracer;
import io.crease.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures a DJL model while it trains: before the first step, after every n steps, and at the end, it reads the model as a
 * {@link Network} ({@link BlockImport}) and sends the same trajectories through it. A model that cannot be
 * read is sampled as it is ({@link BlockImages}): it has lengths and growth but no transitions. The model is not changed. To be given to
 * DJL's training configuration: {@code config.addTrainingListeners(listener)}. One listener serves one trainer.
 */
public final class ExpressivityListener extends TrainingListenerAdapter {

    /**
     * What is measured, and when.
     *
     * @param every number of steps from one measurement to the next
     * @param measures what is read off the traces
     * @param points number of even samples of a trajectory; 0 traces exactly where the network is piecewise linear, and refines the
     *     samples where it is not
     * @param file CSV file that is replaced after each measurement with all rows so far; or null
     */
    public record Options(int every, List<Measure> measures, int points, @Nullable Path file) {
        /** Every 100 steps length, growth, transitions and dead neurons, exact where that is possible, without a file. */
        public static final Options DEFAULT =
                new Options(100, Measures.named("length,growth,transitions,dead-neurons"), 0, null);

        /** @throws IllegalArgumentException if a number is out of range or there is no measure */
        public Options {
            measures = List.copyOf(measures);
            if (every < 1 || points < 0 || points == 1 || measures.isEmpty()) {
                throw new IllegalArgumentException("expressivity listener: every " + every + " steps, " + points
                        + " points, " + measures.size() + " measures; expected at least 1 step, 0 or at least 2 points,"
                        + " at least 1 measure");
            }
        }

        /** These options with another number of steps between measurements. */
        public Options every(int steps) {
            return new Options(steps, measures, points, file);
        }

        /** These options with other measures. */
        public Options measures(List<Measure> other) {
            return new Options(every, other, points, file);
        }

        /** These options with a number of even samples, or 0. */
        public Options points(int samples) {
            return new Options(every, measures, samples, file);
        }

        /** These options with a file. */
        public Options file(Path other) {
            return new Options(every, measures, points, other);
        }
    }

    /**
     * What was measured along one trajectory at one moment.
     *
     * @param step number of steps the model had been trained
     * @param trajectory number of the trajectory, from 1
     * @param rows the measures by layer
     * @param unread why the model could not be read as a network and is sampled through DJL; null when it could
     */
    public record Reading(long step, int trajectory, List<Row> rows, @Nullable String unread) {
        /** Copies the rows. */
        public Reading {
            rows = List.copyOf(rows);
        }
    }

    private final Shape input;
    private final List<Trajectory> trajectories;
    private final Options options;
    private final Consumer<Reading> seen;
    private final List<Reading> readings = new ArrayList<>();
    private long steps;
    private long measured = -1;

    /** A listener that collects its readings. */
    public ExpressivityListener(Shape input, List<Trajectory> trajectories, Options options) {
        this(input, trajectories, options, reading -> {});
    }

    /**
     * A listener that collects its readings and hands each one on.
     *
     * @param input shape of one input, without the batch
     * @param trajectories curves in the input space, the same at each measurement
     * @param seen is called with each reading, on the thread that trains
     * @throws IllegalArgumentException if there is no trajectory, or one is not of the input's dimension
     */
    public ExpressivityListener(Shape input, List<Trajectory> trajectories, Options options, Consumer<Reading> seen) {
        this.input = input;
        this.trajectories = List.copyOf(trajectories);
        this.options = options;
        this.seen = seen;
        if (trajectories.isEmpty()) {
            throw new IllegalArgumentException("expressivity listener: no trajectory; expected at least 1");
        }
        for (Trajectory trajectory : trajectories) {
            if (trajectory.dimension() != input.size()) {
                throw new IllegalArgumentException("expressivity listener: a trajectory has " + trajectory.dimension()
                        + " coordinates, an input of shape " + input + " has " + input.size());
            }
        }
    }

    /** All readings so far, in the order in which they were made. */
    public synchronized List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** DJL says this before it makes the step, so the parameters are those after the steps before. */
    @Override
    public void onTrainingBatch(Trainer trainer, BatchData batch) {
        if (steps % options.every() == 0) {
            measure(trainer);
        }
        steps++;
    }

    /** Measures what has come of the last step, if a step was made. */
    @Override
    public void onTrainingEnd(Trainer trainer) {
        if (steps > 0 && measured != steps) {
            measure(trainer);
        }
    }

    private void measure(Trainer trainer) {
        measured = steps;
        Block block = trainer.getModel().getBlock();
        try (Workers workers = Workers.perProcessor()) {
            Network network = null;
            String unread = null;
            try {
                network = BlockImport.network(block, input);
            } catch (InputException e) {
                unread = e.getMessage();
            }
            if (network != null) {
                measure(new Evaluator(network), workers);
            } else {
                measure(BlockImages.of(block, input), workers, unread);
            }
        }
        Path file = options.file();
        if (file != null) {
            AtomicFile.write(file, ReadingsCsv.of(readings()));
        }
    }

    private void measure(Evaluator evaluator, Workers workers) {
        for (int i = 0; i < trajectories.size(); i++) {
            Trajectory trajectory = trajectories.get(i);
            Tracer tracer = options.points() == 0
                    ? Tracer.of(evaluator, trajectory.geometry(), workers, Tracer.Options.DEFAULT)
                    : SampledTracer.evenly(evaluator, options.points(), workers, Tracer.Options.DEFAULT);
            read(tracer, i, null);
        }
    }

    private void measure(BlockImages images, Workers workers, @Nullable String unread) {
        Tracer tracer = options.points() == 0
                ? new SampledTracer(images, workers, Tracer.Options.DEFAULT)
                : SampledTracer.evenly(images, options.points(), workers, Tracer.Options.DEFAULT);
        for (int i = 0; i < trajectories.size(); i++) {
            read(tracer, i, unread);
        }
    }

    /** A model whose numbers have run away has no lengths; that is a reading too, and no reason to end its training. */
    private void read(Tracer tracer, int i, @Nullable String unread) {
        try {
            add(new Reading(steps, i + 1, rows(tracer, trajectories.get(i)), unread));
        } catch (ArithmeticException e) {
            String why = unread == null ? String.valueOf(e.getMessage()) : unread + "; " + e.getMessage();
            add(new Reading(steps, i + 1, List.of(), why));
        }
    }

    private void add(Reading reading) {
        synchronized (this) {
            readings.add(reading);
        }
        seen.accept(reading);
    }

    private List<Row> rows(Tracer tracer, Trajectory trajectory) {
        Readings read = Measurement.of(tracer, trajectory, options.measures(), 0, Monitor.NONE);
        return ReadingRows.of(
                read,
                options.measures(),
                null,
                trajectory.from(),
                Expectations.none("the network is trained, its weights are not those of a random ensemble"));
    }
}
