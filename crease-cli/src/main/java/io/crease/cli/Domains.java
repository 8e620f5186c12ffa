package io.crease.cli;

import io.crease.data.Point;
import io.crease.data.Points;
import io.crease.data.Preprocessing;
import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Tensor;
import io.crease.region.Domain;
import io.crease.region.EssentialInputs;
import io.crease.region.Plane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the domain that options ask for. */
final class Domains {
    /** The most inputs of a box, or of all of R^n. */
    static final int MOST_INPUTS = 6;

    private static final double MOST_MARGIN = 1000;

    private final DomainOptions options;
    private final NetworkSpec spec;
    private final int inputs;
    private final @Nullable Path data;
    private final Preprocessing preprocessing;

    /**
     * Checks which options go together.
     *
     * @param uncut whether regions are found without cutting, for which no number of inputs is too large
     * @throws UsageException if they do not
     */
    Domains(DomainOptions options, NetworkSpec spec, boolean uncut, Terminal terminal) {
        this.options = options;
        this.spec = spec;
        this.inputs = spec.input().size();
        this.data = terminal.dataFolder(options.data);
        preprocessing = options.images.preprocessing();
        long kinds = Stream.of(
                        !options.box.isEmpty(), options.space, !options.slice.isEmpty(), !options.plane.isEmpty())
                .filter(given -> given)
                .count();
        if (kinds > 1) {
            throw new UsageException("--box, --space, --slice and --plane are domains; expected one of them");
        }
        if (options.slice.isEmpty() && (options.margin != null || options.triangle)) {
            throw new UsageException("--margin and --triangle are about a slice; expected --slice A,B,C beside them");
        }
        if (options.triangle && options.margin != null) {
            throw new UsageException("--triangle has no margin; expected --triangle or --margin");
        }
        if (options.plane.isEmpty() && options.extent != null) {
            throw new UsageException("--extent is about a plane; expected --plane P,D,E beside it");
        }
        if (options.slice.isEmpty() && options.plane.isEmpty() && !preprocessing.equals(Preprocessing.NONE)) {
            throw new UsageException("--normalise, --mean, --std, --scale, --layout, --channels and --fit are about"
                    + " images; expected --slice or --plane beside them");
        }
        if (kinds == 0 && inputs > MOST_INPUTS && !uncut) {
            throw new UsageException(spec.text() + " has " + inputs + " inputs, too many to cut all of their space;"
                    + " expected a plane in it: --slice A,B,C through three points, or --plane P,D,E; or"
                    + " --sample N of its points");
        }
    }

    /** The domain. @throws InputException if points cannot be read or span no plane, or sides are empty */
    AskedDomain asked() {
        if (options.space) {
            return space();
        }
        if (!options.slice.isEmpty()) {
            return slice();
        }
        if (!options.plane.isEmpty()) {
            return plane();
        }
        return box();
    }

    /** All of space, or what of it the network sees. */
    private AskedDomain space() {
        Network network = RegionsRun.built(spec);
        EssentialInputs essential = EssentialInputs.of(network, MOST_INPUTS);
        Domain domain = essential.domain(network);
        int rank = essential.rank();
        Subject.OfDomain words = new Subject.OfDomain("space", rank, List.of(), List.of(), List.of(), List.of());
        if (rank == inputs) {
            return new AskedDomain(domain, words, List.of());
        }
        return new AskedDomain(
                domain,
                words,
                List.of(Words.count(inputs, "input") + ", of which the network sees " + rank + " "
                        + (rank == 1 ? "direction" : "directions") + ": regions are those on inputs "
                        + Words.numbers(essential.inputs())
                        + " (the others 0, counted from 0) times a linear space of dimension "
                        + (inputs - rank) + ", and so unbounded in R^" + inputs));
    }

    private AskedDomain box() {
        List<double[]> sides = new ArrayList<>();
        String preset = Curves.construction(spec) ? "0,1" : "-1,1";
        for (String text : options.box.isEmpty() ? List.of(preset) : options.box) {
            for (String side : text.split(";", -1)) {
                sides.add(side(side, text));
            }
        }
        if (sides.size() != 1 && sides.size() != inputs) {
            throw new UsageException("--box has " + sides.size() + " pairs LO,HI, the network " + inputs
                    + " inputs; expected one pair, or as many");
        }
        List<double[]> all = sides.size() == 1 ? Collections.nCopies(inputs, sides.get(0)) : sides;
        double[] low = all.stream().mapToDouble(side -> side[0]).toArray();
        double[] high = all.stream().mapToDouble(side -> side[1]).toArray();
        return new AskedDomain(Domain.box(low, high), words("box", list(low), list(high)), List.of());
    }

    private static double[] side(String side, String text) {
        String[] ends = side.split(",", -1);
        try {
            if (ends.length == 2) {
                double low = Double.parseDouble(ends[0].strip());
                double high = Double.parseDouble(ends[1].strip());
                if (!(low < high) || !Double.isFinite(high - low)) {
                    throw new UsageException(
                            "--box " + side.strip() + " is empty or not finite; expected LO,HI with LO < HI");
                }
                return new double[] {low, high};
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--box is '" + text + "'; expected LO,HI, two numbers", e);
        }
        throw new UsageException("--box is '" + text + "'; expected LO,HI, for one or for each input");
    }

    private AskedDomain slice() {
        double margin = options.margin == null ? 0.1 : options.margin;
        if (!(margin >= 0 && margin <= MOST_MARGIN)) {
            throw new UsageException("--margin is " + margin + "; expected 0 to " + (int) MOST_MARGIN);
        }
        List<String> names = three("--slice", options.slice, "A,B,C, three points");
        List<String> notes = new ArrayList<>();
        List<Tensor> points = points(names, notes);
        Plane plane;
        try {
            plane = Plane.through(points.get(0), points.get(1), points.get(2));
        } catch (InputException e) {
            throw new InputException("--slice " + String.join(",", names) + ": " + e.getMessage(), e);
        }
        Domain domain = options.triangle ? plane.triangle() : plane.rectangle(margin);
        return on(plane, domain, options.triangle ? "triangle" : "slice", names, notes);
    }

    private AskedDomain plane() {
        double extent = options.extent == null ? 1 : options.extent;
        if (!(extent > 0) || !Double.isFinite(2 * extent)) {
            throw new UsageException("--extent is " + extent + "; expected a positive number");
        }
        List<String> names = three("--plane", options.plane, "P,D,E, a point and two directions");
        List<String> notes = new ArrayList<>();
        List<Tensor> points = points(names, notes);
        Plane plane;
        try {
            plane = Plane.along(points.get(0), points.get(1), points.get(2));
        } catch (InputException e) {
            throw new InputException("--plane " + String.join(",", names) + ": " + e.getMessage(), e);
        }
        return on(plane, plane.square(extent), "plane", names, notes);
    }

    private static AskedDomain on(Plane plane, Domain domain, String kind, List<String> names, List<String> notes) {
        double[] low = domain.low();
        double[] high = domain.high();
        return new AskedDomain(
                domain,
                new Subject.OfDomain(
                        kind,
                        domain.dimension(),
                        low == null ? List.of() : list(low),
                        high == null ? List.of() : list(high),
                        names,
                        list(plane.corners())),
                notes);
    }

    /** Three names with commas between, or an option given three times, whose names may then hold commas. */
    private static List<String> three(String option, List<String> given, String expected) {
        List<String> names = given.size() == 3
                ? given
                : given.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .map(String::strip)
                        .toList();
        if (names.size() != 3 || names.contains("")) {
            throw new UsageException(option + " is '" + String.join(",", given) + "'; expected " + expected);
        }
        return names;
    }

    private List<Tensor> points(List<String> names, List<String> notes) {
        boolean images = names.stream().anyMatch(name -> Points.source(name).images(preprocessing));
        if (!images && !preprocessing.equals(Preprocessing.NONE)) {
            throw new UsageException(
                    "--normalise, --mean, --std, --scale, --layout, --channels and --fit are about images,"
                            + " and no point given is one; expected an image, or --as-images for rows of arrays");
        }
        List<Tensor> points = new ArrayList<>();
        for (String name : names) {
            Point point = Points.read(name, spec.input(), data, preprocessing);
            point.notes().stream().map(note -> name + ": " + note).forEach(notes::add);
            points.add(point.values());
        }
        return points;
    }

    private Subject.OfDomain words(String kind, List<Double> low, List<Double> high) {
        return new Subject.OfDomain(kind, inputs, low, high, List.of(), List.of());
    }

    private static List<Double> list(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
