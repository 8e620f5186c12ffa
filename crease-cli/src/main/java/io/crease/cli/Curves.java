package io.crease.cli;

import io.crease.data.Point;
import io.crease.data.PointSequence;
import io.crease.data.Points;
import io.crease.data.Preprocessing;
import io.crease.data.WeightsFile;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.onnx.OnnxNetwork;
import io.crease.trajectory.Norms;
import io.crease.trajectory.RandomPoints;
import io.crease.trajectory.Trajectories;
import io.crease.trajectory.Trajectory;
import io.crease.trajectory.TrajectoryKind;
import io.crease.trajectory.Waypoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trajectory that options ask for. Points that are not given are random, of one norm and orthogonal to each other,
 * from streams of the seed that are named after the option: giving one does not change the others' draws.
 */
final class Curves {
    private static final String RANDOM = "random";

    private final TrajectoryOptions options;
    private final Shape input;
    private final @Nullable Path data;
    private final Preprocessing preprocessing;
    private final @Nullable SequenceSpec sequence;
    private final @Nullable TrajectoryKind kind;
    private final String from;
    private final String to;
    private final List<String> via;

    /** Checks the options as far as that goes without reading points. A construction's default is the unit cube's diagonal. */
    Curves(TrajectoryOptions options, NetworkSpec spec, Terminal terminal) {
        this.options = options;
        this.input = spec.input();
        this.data = terminal.dataFolder(options.data);
        boolean construction = construction(spec);
        String along = options.along;
        boolean bare = along == null && options.from == null && options.to == null && options.via.isEmpty();
        boolean diagonal = bare && construction;
        preprocessing = options.images.preprocessing();
        sequence = along == null ? null : SequenceSpec.parse(along);
        if (sequence != null) {
            refuseEnds(sequence);
            requireImages(sequence.images(preprocessing));
            kind = null;
            from = "first point";
            to = "last point";
            via = List.of();
            return;
        }
        kind = kind(along != null ? along : diagonal || (bare && input.size() == 1) ? "line" : "arc");
        from = diagonal ? "zeros" : options.from == null ? RANDOM : options.from;
        to = diagonal ? "ones" : options.to == null ? RANDOM : options.to;
        List<String> between = new ArrayList<>(options.via);
        if (between.size() > kind.mostVia()) {
            throw new UsageException("--via is given " + between.size() + " time(s); expected at most " + kind.mostVia()
                    + " for --along " + kind.name());
        }
        for (int i = between.size(); between.isEmpty() && i < kind.randomVia(); i++) {
            between.add(RANDOM);
        }
        via = List.copyOf(between);
        requireImages(Stream.concat(Stream.of(from, to), via.stream())
                .anyMatch(p -> !p.equals(RANDOM) && Points.source(p).images(preprocessing)));
        if (options.radius != null && !(options.radius > 0 && Double.isFinite(options.radius))) {
            throw new UsageException("--radius is " + options.radius + "; expected a positive number");
        }
    }

    /** Whether a network is a construction on the unit cube. */
    static boolean construction(NetworkSpec spec) {
        return !spec.random() && !(spec instanceof WeightsFile || spec instanceof OnnxNetwork);
    }

    private static TrajectoryKind kind(String name) {
        if (name.equals("weights")) {
            throw new UsageException(
                    "--along weights: measure sends curves through input space; sweep weights with crease dichotomies");
        }
        try {
            return Trajectories.catalogue().named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--along: " + e.getMessage() + ", a file of points (.npy, .npz, .csv) or a folder of images", e);
        }
    }

    private void refuseEnds(SequenceSpec along) {
        if (options.from != null || options.to != null || !options.via.isEmpty() || options.radius != null) {
            throw new UsageException("--along " + along.name() + " is a curve through the " + along.points()
                    + "; expected no --from, --to, --via or --radius beside it");
        }
    }

    /** Options that would do nothing are a mistake. */
    private void requireImages(boolean images) {
        if (!images && !preprocessing.equals(Preprocessing.NONE)) {
            throw new UsageException(
                    "--normalise, --mean, --std, --scale, --layout, --channels and --fit are about images,"
                            + " and no point of this curve is one; expected an image, or --as-images for rows of arrays");
        }
    }

    /** Whether a point is drawn at random, so that the curve depends on the seed. */
    boolean random() {
        return from.equals(RANDOM) || to.equals(RANDOM) || via.contains(RANDOM);
    }

    /** The norm of random points. */
    private double radius() {
        return options.radius == null ? Math.sqrt(input.size()) : options.radius;
    }

    /** The curve for a seed. @throws InputException if a point cannot be read or points make no curve */
    Curve of(long seed) {
        TrajectoryKind shape = kind;
        try {
            SequenceSpec rows = sequence;
            if (rows != null) {
                return through(rows.open(input, preprocessing));
            }
            List<String> notes = new ArrayList<>();
            Waypoints points = waypoints(RandomStream.of(seed).named("trajectory"), notes);
            Trajectory spanned = spanned(Objects.requireNonNull(shape).through(points));
            return new Curve(spanned, from, to, via, Norms.of(spanned), notes);
        } catch (IllegalArgumentException e) {
            throw new InputException("trajectory: " + e.getMessage(), e);
        }
    }

    /** The norms need every point, so that what cannot be read is found before the trace, and all notes are known. */
    private Curve through(PointSequence points) {
        Trajectory spanned = spanned(points.polyline());
        Norms norms = Norms.of(spanned);
        return new Curve(spanned, points.name(0), points.name(points.size() - 1), List.of(), norms, points.notes());
    }

    private Waypoints waypoints(RandomStream stream, List<String> notes) {
        Tensor start = given(from, notes);
        Tensor end = given(to, notes);
        if (start == null) {
            List<Tensor> others = end == null ? List.of() : List.of(end);
            start = RandomPoints.orthogonal(input, others, radius(), stream.named("from"));
        }
        if (end == null) {
            end = input.size() == 1
                    ? Tensor.of(input, -start.get(0))
                    : RandomPoints.orthogonal(input, List.of(start), radius(), stream.named("to"));
        }
        List<Tensor> between = new ArrayList<>();
        for (String spec : via) {
            Tensor point = given(spec, notes);
            between.add(
                    point == null
                            ? RandomPoints.orthogonal(input, List.of(start, end), radius(), stream.named("via"))
                            : point);
        }
        return new Waypoints(start, end, between);
    }

    private @Nullable Tensor given(String spec, List<String> notes) {
        if (spec.equals(RANDOM)) {
            return null;
        }
        Point point = Points.read(spec, input, data, preprocessing);
        point.notes().stream().map(note -> spec + ": " + note).forEach(notes::add);
        return point.values();
    }

    private Trajectory spanned(Trajectory whole) {
        if (options.span == null) {
            return whole;
        }
        String[] ends = options.span.split(",", -1);
        try {
            if (ends.length == 2) {
                return whole.span(Double.parseDouble(ends[0].strip()), Double.parseDouble(ends[1].strip()));
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--span is '" + options.span + "'; expected two numbers A,B", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--span: " + e.getMessage(), e);
        }
        throw new UsageException("--span is '" + options.span + "'; expected two numbers A,B");
    }
}
