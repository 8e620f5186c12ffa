package io.crease.study;

import io.crease.numeric.Workers;
import io.crease.trace.Monitor;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Runs studies: cell after cell, those that are stored taken from there, then the rules over all rows. */
public final class StudyRun {
    /** What the note says of a run whose images are no data set's. */
    public static final String DRAWN = "the image set that the program draws stands in for";

    private final Workers workers;
    private final StudyMonitor monitor;
    private final Consumer<String> say;

    /**
     * @param workers the threads
     * @param monitor hears of shares of each study, of 1 in all, and stops it
     * @param say hears in a few words what is being done
     */
    public StudyRun(Workers workers, StudyMonitor monitor, Consumer<String> say) {
        this.workers = workers;
        this.monitor = monitor;
        this.say = say;
    }

    /**
     * Runs a study until it is done or stopped. A cell that misses numbers of its own is passed over with a note, and the study is not complete.
     *
     * @throws io.crease.numeric.InputException if the store cannot be written or data cannot be read
     */
    public StudyResult of(Study study, StudySettings asked) {
        StudySettings settings = seeded(study, asked);
        List<String> notes = new ArrayList<>();
        if (!study.data().isEmpty() && settings.data() == null) {
            notes.add(study.name() + ": no data folder given, so " + DRAWN + " " + String.join(" and ", study.data()));
        }
        CellStore store = new CellStore(settings.store(), study, notes::add);
        List<Cell> cells = study.cells(settings);
        double cost = cells.stream().mapToDouble(Cell::cost).sum();
        List<CellStore.Stored> done = new ArrayList<>();
        int old = 0;
        boolean complete = true;
        for (Cell cell : cells) {
            Optional<CellStore.Stored> found = settings.fresh() ? Optional.empty() : store.find(cell.key());
            if (found.isPresent()) {
                old++;
                done.add(found.get());
                monitor.found(cell.cost() / cost);
                continue;
            }
            Optional<CellStore.Stored> made;
            try {
                made = made(study, cell, settings, cell.cost() / cost);
            } catch (MissingRowException e) {
                notes.add(study.name() + ": the cell " + cell.key() + " could not be computed: " + e.getMessage());
                complete = false;
                continue;
            }
            if (made.isEmpty()) {
                complete = false;
                break;
            }
            store.put(cell.key(), made.get());
            done.add(made.get());
        }
        StudyRows rows =
                new StudyRows(done.stream().flatMap(s -> s.rows().stream()).toList()).aggregated();
        return new StudyResult(
                study,
                settings,
                complete,
                rows,
                complete
                        ? study.claims().stream()
                                .map(claim -> claim.finding(rows))
                                .toList()
                        : List.of(),
                done.size(),
                old,
                done.stream().mapToDouble(CellStore.Stored::seconds).sum(),
                done.stream()
                        .map(CellStore.Stored::made)
                        .min(Instant::compareTo)
                        .orElse(null),
                done.stream()
                        .map(CellStore.Stored::made)
                        .max(Instant::compareTo)
                        .orElse(null),
                notes);
    }

    /** Which share of a study's work is stored already, going by the names of files. */
    public static double stored(Study study, StudySettings asked) {
        if (asked.fresh()) {
            return 0;
        }
        CellStore store = new CellStore(asked.store(), study, warning -> {});
        double all = 0;
        double stored = 0;
        for (Cell cell : study.cells(seeded(study, asked))) {
            all += cell.cost();
            stored += Files.exists(store.file(cell.key())) ? cell.cost() : 0;
        }
        return stored / all;
    }

    private static StudySettings seeded(Study study, StudySettings asked) {
        return asked.seeds().isEmpty() ? asked.withSeeds(study.seeds(asked.size())) : asked;
    }

    /** The rows of a cell; none when it was stopped. */
    private Optional<CellStore.Stored> made(Study study, Cell cell, StudySettings settings, double share) {
        if (monitor.cancelled()) {
            return Optional.empty();
        }
        say.accept(study.name());
        long start = System.nanoTime();
        ShareOfCell part = new ShareOfCell(monitor, share);
        try {
            List<StudyRow> rows = cell.work().rows(new Cell.Bench(settings, workers, part, say));
            if (monitor.cancelled()) {
                return Optional.empty();
            }
            part.finished();
            double seconds = (System.nanoTime() - start) / 1e9;
            return Optional.of(new CellStore.Stored(rows, seconds, Instant.now()));
        } catch (RuntimeException e) {
            if (e instanceof CancellationException || monitor.cancelled()) {
                return Optional.empty(); // what it worked on may have been cut short
            }
            throw e;
        }
    }

    /** Passes on the share of one cell, and at its end what the cell has not told. */
    private static final class ShareOfCell implements Monitor {
        private final Monitor whole;
        private final double share;
        private double told;

        ShareOfCell(Monitor whole, double share) {
            this.whole = whole;
            this.share = share;
        }

        @Override
        public synchronized void advanced(double more) {
            double fits = Math.min(more, 1 - told);
            told += fits;
            whole.advanced(fits * share);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }

        void finished() {
            advanced(1);
        }
    }
}
