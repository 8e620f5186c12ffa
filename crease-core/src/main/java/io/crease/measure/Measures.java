package io.crease.measure;

import java.util.ArrayList;
import java.util.List;

/** The catalogue of measures: a new one is a file of its own and a line here. */
public final class Measures {
    private static final List<Measure> ALL = List.of(
            new Length(),
            new Growth(),
            new LengthRatio(),
            new Transitions(),
            new TransitionsPerNeuron(),
            new Patterns(),
            new Pieces(),
            new OutputSignChanges(),
            new SphericalLength(),
            new ExpectedSignChanges(),
            new DeadNeurons(),
            new SaturatedNeurons(),
            new LinearNeurons(),
            new Curvature(),
            new ChordRatio(),
            new Deviation());

    private Measures() {}

    /** All measures. */
    public static List<Measure> all() {
        return ALL;
    }

    /** The measures that are read when none are chosen. */
    public static List<Measure> standard() {
        return ALL.stream().filter(Measure::standard).toList();
    }

    /**
     * The measures of those names, separated by commas; {@code all} for all, {@code standard} for the default set.
     *
     * @throws IllegalArgumentException naming the unknown measure and the known ones
     */
    public static List<Measure> named(String names) {
        List<Measure> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            List<Measure> found =
                    switch (name.strip()) {
                        case "all" -> ALL;
                        case "standard" -> standard();
                        default ->
                            ALL.stream()
                                    .filter(m -> m.name().equals(name.strip()))
                                    .toList();
                    };
            if (found.isEmpty()) {
                throw new IllegalArgumentException("unknown measure '" + name.strip() + "'; known: "
                        + String.join(", ", ALL.stream().map(Measure::name).toList()));
            }
            found.stream().filter(m -> !chosen.contains(m)).forEach(chosen::add);
        }
        return chosen;
    }
}
