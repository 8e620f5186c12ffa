package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.numeric.InputException;
import io.crease.region.Region;
import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All regions in a file, written as they come, in an order that does not depend on threads. Mutable. */
final class CellsFile implements RegionView {
    private final Path file;
    private final CellForm form;
    private final int outputs;
    private final AtomicFile.Draft draft;
    private final RegionObserver observer;
    private long written;

    /** @throws InputException if the file cannot be begun */
    CellsFile(Path file, int dimension, int outputs) {
        this.file = file;
        this.form = form(file, dimension);
        this.outputs = outputs;
        this.draft = AtomicFile.draft(file);
        this.observer = new Lines(this);
        put(form.head(dimension, outputs));
    }

    /** What a file's name asks for. @throws UsageException if that is none of the forms, or not there in that dimension */
    static CellForm form(Path file, int dimension) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return CellForm.CSV;
        }
        if (!name.endsWith(".geojson")) {
            throw new UsageException("--cells " + file + ": of no known form; expected FILE.csv or FILE.geojson");
        }
        if (dimension != 2) {
            throw new UsageException("--cells " + file + ": GeoJSON is flat and the domain has dimension " + dimension
                    + "; expected FILE.csv, or a slice");
        }
        return CellForm.GEOJSON;
    }

    @Override
    public List<RegionObserver> observers() {
        return List.of(observer);
    }

    @Override
    public void write(RegionCount count) {
        put(form.tail(count.complete()));
        draft.commit();
    }

    @Override
    public void close() {
        draft.close();
    }

    private void put(String text) {
        try {
            draft.out().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be written (" + e + "); expected a writable place with room: choose another", e);
        }
    }

    /** Cells as text: of a part they wait, of the whole they go to the file. */
    private static final class Lines implements RegionObserver {
        private final CellsFile cells;
        private final @Nullable List<String> waiting;

        /** Of the whole. */
        Lines(CellsFile cells) {
            this.cells = cells;
            this.waiting = null;
        }

        private Lines(CellsFile cells, List<String> waiting) {
            this.cells = cells;
            this.waiting = waiting;
        }

        @Override
        public RegionObserver fork() {
            return new Lines(cells, new ArrayList<>());
        }

        @Override
        public void accept(Region region) {
            take(cells.form.cell(region, cells.outputs));
        }

        @Override
        public void append(RegionObserver later) {
            List<String> others = ((Lines) later).waiting;
            if (others != null) {
                others.forEach(this::take);
            }
        }

        private void take(String cell) {
            if (waiting != null) {
                waiting.add(cell);
            } else {
                cells.put(cells.form.line(cells.written++, cell));
            }
        }

        @Override
        public boolean readsOutputs() {
            return true;
        }
    }
}
