package io.crease.measure;

import io.crease.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of one repetition, made from what was read off its trace. */
public final class ReadingRows {
    /** The site of rows about the whole network. */
    public static final String NETWORK = "network";

    private ReadingRows() {}

    /**
     * All readings as rows, and the network's transitions as a row of their own: the sum over its layers.
     *
     * @param measures those asked for; readings of others, which they were derived from, make no rows
     * @param seed of the repetition, or null when nothing is random
     * @param from smallest t of the trajectory
     */
    public static List<Row> of(
            Readings readings, List<Measure> measures, @Nullable Long seed, double from, Expectations expectations) {
        List<String> wanted = measures.stream().map(Measure::name).toList();
        List<Row> rows = new ArrayList<>();
        double inputLength = readings.value("length", readings.sites().get(0));
        String restriction = restriction(readings, from);
        for (Readings.Reading reading : readings.all()) {
            if (!wanted.contains(reading.measure().name())) {
                continue;
            }
            boolean finite = Double.isFinite(reading.value());
            String why = restriction != null ? restriction : finite ? null : undefined(reading.measure());
            List<Row.Predicted> predictions =
                    restriction == null ? expectations.at(reading.measure(), reading.site(), inputLength) : List.of();
            if (why == null && predictions.isEmpty()) {
                why = expectations.whyNone(reading.measure(), reading.site());
            }
            rows.add(row(reading, seed, readings, why, predictions));
        }
        if (wanted.contains("transitions")) {
            network(readings, seed, restriction).ifPresent(rows::add);
        }
        return List.copyOf(rows);
    }

    private static Row row(
            Readings.Reading reading,
            @Nullable Long seed,
            Readings readings,
            @Nullable String reason,
            List<Row.Predicted> predictions) {
        Measure measure = reading.measure();
        return new Row(
                measure.name(),
                reading.site().layer(),
                reading.site().label(),
                seed,
                Row.VALUE,
                Double.isFinite(reading.value()) ? reading.value() : null,
                null,
                null,
                1,
                measure.unit(),
                Certainty.of(reading, readings.traced().exact()),
                readings.traced().points(),
                reason,
                predictions);
    }

    private static java.util.Optional<Row> network(
            Readings readings, @Nullable Long seed, @Nullable String restriction) {
        double sum = 0;
        Certainty certainty = readings.traced().exact() ? Certainty.EXACT : Certainty.LOWER_BOUND;
        boolean any = false;
        Measure transitions = Measures.named("transitions").get(0);
        for (Site site : readings.sites()) {
            double value = readings.value(transitions, site);
            if (transitions.appliesTo(site) && Double.isFinite(value)) {
                any = true;
                sum += value;
            }
        }
        return any
                ? java.util.Optional.of(new Row(
                        transitions.name(),
                        0,
                        NETWORK,
                        seed,
                        Row.VALUE,
                        sum,
                        null,
                        null,
                        1,
                        transitions.unit(),
                        certainty,
                        readings.traced().points(),
                        restriction,
                        List.of()))
                : java.util.Optional.empty();
    }

    /** What a trace that was stopped has seen, or null when it is complete. */
    private static @Nullable String restriction(Readings readings, double from) {
        if (readings.traced().complete()) {
            return null;
        }
        return Double.isNaN(readings.coveredTo())
                ? "interrupted before any stretch had reached the output"
                : String.format(
                        Locale.ROOT, "interrupted: covers t from %.6g to at least %.6g", from, readings.coveredTo());
    }

    private static String undefined(Measure measure) {
        return measure.name().equals("growth")
                ? "undefined: the length before this layer is zero"
                : "undefined: the image has no extent here";
    }
}
