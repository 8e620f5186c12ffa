package io.crease.cli;

import io.crease.measure.Row;
import io.crease.measure.SeedAggregates;
import io.crease.trace.Monitor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the same curves through several networks, seed by seed, and gathers the rows of each and of each against the first. */
final class CompareRun implements AutoCloseable {
    private final List<MeasureRun> runs;

    /** @param runs one for each network, all with the same curves; closed with this */
    CompareRun(List<MeasureRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /** What is known of one network so far. */
    private static final class Found {
        private final List<Row> values = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();

        void add(Result result) {
            if (!result.complete() && !results.isEmpty()) {
                return; // a part of a repetition is no repetition
            }
            results.add(result);
            List<Row> rows = result.rows().stream()
                    .filter(row -> row.statistic().equals(Row.VALUE))
                    .toList();
            values.addAll(rows);
            if (result.complete()) {
                values.addAll(NetworkFigures.of(rows, network().layers()));
            }
        }

        Subject.OfNetwork network() {
            return results.get(0).subject().network();
        }
    }

    /** Whether a run over seeds would differ from one without. */
    boolean repeatable() {
        return runs.stream().anyMatch(MeasureRun::repeatable);
    }

    /** How many traces a run takes. */
    int traces(@Nullable List<Long> seeds) {
        int many = (int) runs.stream().filter(MeasureRun::repeatable).count();
        return seeds == null ? runs.size() : runs.size() - many + many * seeds.size();
    }

    /**
     * Runs until the monitor stops it.
     *
     * @param seeds of the repetitions, or null for one curve
     * @param command for the provenance
     */
    Comparison run(@Nullable List<Long> seeds, String command, Monitor monitor) {
        long start = System.nanoTime();
        List<Found> found = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        boolean complete = true;
        int repetitions = seeds == null ? 1 : seeds.size();
        for (int repetition = 0; repetition < repetitions && complete; repetition++) {
            for (int n = 0; n < runs.size() && complete; n++) {
                if (repetition == 0) {
                    found.add(new Found());
                } else if (!runs.get(n).repeatable()) {
                    continue;
                }
                Result result = runs.get(n)
                        .run("compare", seeds == null ? null : List.of(seeds.get(repetition)), command, monitor);
                complete = result.complete();
                found.get(n).add(result);
            }
            if (seeds != null && (complete || repetition == 0)) {
                done.add(seeds.get(repetition));
            }
        }
        List<Long> used =
                seeds == null ? found.get(0).results.get(0).provenance().seeds() : done;
        double seconds = (System.nanoTime() - start) / 1e9;
        return comparison(found, seeds != null, complete, provenance(found, used, command, seconds));
    }

    private static Comparison comparison(
            List<Found> found, boolean aggregated, boolean complete, Provenance provenance) {
        List<Subject.OfNetwork> networks = found.stream().map(Found::network).toList();
        List<AlignedPlace> places = AlignedPlace.of(networks);
        List<NetworkRow> rows = new ArrayList<>();
        for (int n = 0; n < found.size(); n++) {
            String letter = Comparison.letter(n);
            List<Row> values = found.get(n).values;
            values.forEach(row -> rows.add(new NetworkRow(letter, row)));
            if (aggregated) {
                SeedAggregates.of(values).forEach(row -> rows.add(new NetworkRow(letter, row)));
            }
        }
        for (int n = 1; n < found.size(); n++) {
            rows.addAll(new PairedRows(n, found.get(0).values, found.get(n).values, aggregated).of(places));
        }
        return new Comparison(provenance, networks, trajectory(found.get(0)), aggregated, complete, rows);
    }

    /** The first curve, with the mean length of all. */
    private static Subject.OfTrajectory trajectory(Found found) {
        List<Subject.OfTrajectory> curves = found.results.stream()
                .map(result -> result.subject().trajectory())
                .filter(curve -> curve != null)
                .toList();
        Subject.OfTrajectory first = curves.get(0);
        double[] lengths = curves.stream()
                .map(Subject.OfTrajectory::length)
                .filter(length -> length != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return first.withLength(
                lengths.length == 0
                        ? null
                        : Double.valueOf(java.util.Arrays.stream(lengths).sum() / lengths.length));
    }

    @Override
    public void close() {
        runs.forEach(MeasureRun::close);
    }

    private static Provenance provenance(List<Found> found, List<Long> seeds, String command, double seconds) {
        List<Provenance> all =
                found.stream().map(f -> f.results.get(0).provenance()).toList();
        Provenance first = all.get(0);
        Double tolerance = all.stream()
                .map(Provenance::tolerance)
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
        return new Provenance(command, seeds, first.threads(), first.memory(), null, tolerance, seconds, first.notes());
    }
}
