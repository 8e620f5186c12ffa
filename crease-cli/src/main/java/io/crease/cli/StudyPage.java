package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.Row;
import io.crease.study.Conditions;
import io.crease.study.Finding;
import io.crease.study.StudyResult;
import io.crease.study.StudyRow;
import io.crease.study.StudyRows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people read of a study: its claims, and a table of means with a line for each condition and place. */
final class StudyPage {
    private static final int MOST_LINES = 40;

    private StudyPage() {}

    private record Place(Conditions conditions, int layer, String site) {}

    /** The rows of one measure at one place. */
    private static final class Entry {
        @Nullable
        Row mean;

        @Nullable
        Row median;
    }

    /** {@code growth, quick, 3 seeds: 30 cells, 12 s of work, done 2026-05-01T12:00:00Z}. */
    static String work(StudyResult result) {
        return work(
                new Run.StudyWork(
                        result.study().name(),
                        result.settings().size().text(),
                        Objects.toString(result.settings().data(), null),
                        result.complete(),
                        result.cells(),
                        result.stored(),
                        result.seconds(),
                        result.last()),
                result.settings().seeds());
    }

    /** The same of a study that was read; without its seeds where its rows do not tell them. */
    static String work(Run.StudyWork work, List<Long> seeds) {
        Instant last = work.last();
        return work.study() + ", " + work.size()
                + (seeds.isEmpty()
                        ? ""
                        : ", " + (seeds.size() == 1 ? "seed " + seeds.get(0) : Words.count(seeds.size(), "seed")))
                + ": " + Words.count(work.cells(), "cell") + ", " + Progress.duration(work.seconds()) + " of work"
                + (work.stored() == 0 ? "" : ", " + work.stored() + " of them taken from the store")
                + (last == null ? "" : ", done " + last.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Title and findings in sentences. */
    static Page findings(StudyResult result, boolean verbose) {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : result.findings()) {
            sentences.add(finding.outcome().text().toUpperCase(java.util.Locale.ROOT) + " "
                    + finding.claim().id() + ": " + finding.claim().text() + " ("
                    + finding.claim().source() + "): " + finding.because() + ".");
            if (verbose) {
                sentences.add("    Printed there: " + finding.claim().paper() + ".");
                sentences.add("    Borne out if " + finding.claim().rule() + ".");
            }
        }
        if (!result.complete()) {
            sentences.add("Interrupted: " + Words.count(result.cells(), "cell")
                    + " done; the claims are judged when all are. Run it again to go on.");
        }
        return new Page(List.of(work(result), result.study().describe()), List.of(), sentences);
    }

    /** What should be known beside. */
    static List<String> notes(StudyResult result, boolean verbose) {
        List<String> sentences = new ArrayList<>();
        int lines = lines(result.rows(), result.study().shown());
        if (lines > MOST_LINES && !verbose) {
            sentences.add((lines - MOST_LINES) + " more lines with -v, all rows with --csv.");
        }
        result.notes().forEach(note -> sentences.add(note + "."));
        return sentences;
    }

    /** The claims as a table. */
    static Grid claims(StudyResult result) {
        List<Finding> findings = result.findings();
        return new Grid.Builder()
                .column(
                        "claim",
                        Grid.Align.LEFT,
                        findings.stream().map(f -> f.claim().text()).toList())
                .column(
                        "where",
                        Grid.Align.LEFT,
                        findings.stream().map(f -> f.claim().source()).toList())
                .column(
                        "printed there",
                        Grid.Align.LEFT,
                        findings.stream().map(f -> f.claim().paper()).toList())
                .column(
                        "measured",
                        Grid.Align.LEFT,
                        findings.stream().map(Finding::because).toList())
                .column(
                        "borne out",
                        Grid.Align.LEFT,
                        findings.stream().map(f -> f.outcome().text()).toList())
                .build();
    }

    /** The table of means; none without rows. */
    static List<Grid> rows(StudyResult result, boolean verbose) {
        return rows(result.rows(), result.study().shown(), verbose ? Integer.MAX_VALUE : MOST_LINES);
    }

    /** How many lines the whole table has. */
    static int lines(StudyRows rows, List<String> shown) {
        return places(rows, shown).size();
    }

    /** The first lines of the table of means of those measures, of all if none is named; none without rows. */
    static List<Grid> rows(StudyRows rows, List<String> shown, int most) {
        Map<Place, Map<String, Entry>> places = places(rows, shown);
        if (places.isEmpty()) {
            return List.of();
        }
        List<Place> lines = places.keySet().stream().limit(most).toList();
        Grid.Builder grid = new Grid.Builder();
        lines.stream()
                .flatMap(place -> place.conditions().entries().stream())
                .map(Conditions.Entry::name)
                .distinct()
                .forEach(name -> grid.column(
                        name,
                        Grid.Align.LEFT,
                        lines.stream()
                                .map(place -> place.conditions().get(name).orElse(""))
                                .toList()));
        if (lines.stream().anyMatch(place -> place.layer() > 0)) {
            grid.column(
                    "layer",
                    Grid.Align.LEFT,
                    lines.stream()
                            .map(place -> place.site().startsWith("node:")
                                    ? place.site().substring(5)
                                    : place.layer() == 0 ? "" : place.layer() + " " + place.site())
                            .toList());
        }
        places.values().stream()
                .flatMap(entries -> entries.keySet().stream())
                .distinct()
                .forEach(measure -> columns(
                        grid,
                        measure,
                        lines.stream()
                                .map(place ->
                                        places.getOrDefault(place, Map.of()).get(measure))
                                .toList()));
        return List.of(grid.build());
    }

    private static void columns(Grid.Builder grid, String measure, List<@Nullable Entry> entries) {
        List<String> means = new ArrayList<>();
        List<String> theory = new ArrayList<>();
        boolean spread = false;
        for (@Nullable Entry entry : entries) {
            Row row = entry == null ? null : entry.mean;
            means.add(mean(row));
            theory.add(theory(row));
            spread |= row != null && row.low() != null;
        }
        grid.column(measure + (spread ? " ± s.e." : ""), Grid.Align.POINT, means);
        if (spread) {
            grid.column(
                    "median [90 %]",
                    Grid.Align.POINT,
                    entries.stream()
                            .map(entry -> median(entry == null ? null : entry.median))
                            .toList());
        }
        if (theory.stream().anyMatch(cell -> !cell.isEmpty())) {
            grid.column("theory", Grid.Align.POINT, theory);
        }
    }

    private static String mean(@Nullable Row row) {
        Double value = row == null ? null : row.value();
        if (row == null || value == null) {
            return row == null ? "" : "–";
        }
        Double low = row.low();
        Double high = row.high();
        String text = low == null || high == null ? Figures.text(value) : Figures.withError(value, (high - low) / 2);
        return row.certainty() == Certainty.LOWER_BOUND ? "≥ " + text : text;
    }

    private static String median(@Nullable Row row) {
        Double value = row == null ? null : row.value();
        Double low = row == null ? null : row.low();
        Double high = row == null ? null : row.high();
        return value == null || low == null || high == null ? "" : Figures.withInterval(value, low, high);
    }

    /** The first prediction that holds. */
    private static String theory(@Nullable Row row) {
        return row == null
                ? ""
                : row.predictions().stream()
                        .filter(Row.Predicted::valid)
                        .map(predicted -> Figures.rounded(predicted.value(), 4))
                        .findFirst()
                        .orElse("");
    }

    /** Means (values, where nothing is random) by place and measure, of the measures that are shown. */
    private static Map<Place, Map<String, Entry>> places(StudyRows rows, List<String> shown) {
        boolean means = !rows.statistic(Row.MEAN).list().isEmpty();
        Map<Place, Map<String, Entry>> places = new LinkedHashMap<>();
        for (StudyRow study : rows.list()) {
            Row row = study.row();
            boolean wanted = shown.isEmpty() || shown.contains(row.measure());
            boolean fixed = (row.seed() == null || !means) && row.statistic().equals(Row.VALUE);
            if (wanted
                    && (fixed
                            || row.statistic().equals(Row.MEAN)
                            || row.statistic().equals(Row.MEDIAN))) {
                Entry entry = places.computeIfAbsent(
                                new Place(study.conditions(), row.layer(), row.site()), p -> new LinkedHashMap<>())
                        .computeIfAbsent(row.measure(), m -> new Entry());
                if (row.statistic().equals(Row.MEDIAN)) {
                    entry.median = row;
                } else {
                    entry.mean = row;
                }
            }
        }
        return places;
    }
}
