package io.crease.cli;

import io.crease.data.AtomicFile;
import io.crease.numeric.InputException;
import io.crease.region.Hyperplane;
import io.crease.region.SearchedRegion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;

/** Regions that linear programmes find, a line each: a point inside, the pattern, the facets. Mutable. */
final class SearchedCellsFile implements AutoCloseable {
    private final Path file;
    private final AtomicFile.Draft draft;
    private long written;

    /** @throws UsageException if the file is no CSV @throws InputException if it cannot be begun */
    SearchedCellsFile(Path file, int dimension) {
        this.file = file;
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new UsageException("--cells " + file + ": --search writes a table; expected FILE.csv");
        }
        draft = AtomicFile.draft(file);
        StringJoiner head = new StringJoiner(",", "", "\n");
        head.add("id").add("facets");
        for (int i = 1; i <= dimension; i++) {
            head.add("point_" + i);
        }
        put(head.add("pattern").add("neighbours").add("hyperplanes").toString());
    }

    /** Writes a region. */
    void add(SearchedRegion region) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        line.add(String.valueOf(written++)).add(String.valueOf(region.facets().size()));
        region.point().forEach(u -> line.add(String.valueOf(u)));
        line.add(hex(region.patternHigh(), region.patternLow()));
        StringJoiner neighbours = new StringJoiner(" ");
        StringJoiner planes = new StringJoiner(" ");
        for (SearchedRegion.Side side : region.facets()) {
            Hyperplane plane = side.plane();
            if (plane.inside()) {
                neighbours.add(hex(side.high(), side.low()));
            }
            planes.add(
                    plane.inside()
                            ? plane.layer() + ":" + plane.neuron() + ":" + plane.other()
                            : "side:" + plane.neuron());
        }
        put(line.add(neighbours.toString()).add(planes.toString()).toString());
    }

    /** Moves the file into place. */
    void commit() {
        draft.commit();
    }

    @Override
    public void close() {
        draft.close();
    }

    private static String hex(long high, long low) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    private void put(String text) {
        try {
            draft.out().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be written (" + e + "); expected a writable place with room: choose another", e);
        }
    }
}
