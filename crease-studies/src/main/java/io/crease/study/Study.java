package io.crease.study;

import io.crease.figure.Figure;
import io.crease.network.CatalogueEntry;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A figure or claim of the paper, or one that came after, as something that can be run: independent cells, and claims with rules
 * over their rows. A study is one file and a line in {@link Studies}.
 */
public interface Study extends CatalogueEntry {

    /** The name it is asked for by: {@code growth}. */
    @Override
    String name();

    /** What it measures, in one line without a full stop. */
    @Override
    String describe();

    /** What it builds or trains, of which sizes, quick and full, and how long that takes: a few full sentences. */
    String plan();

    /**
     * About how long it takes with its own seeds when nothing is stored, on two processors: for the order of several studies and the time left, nothing else.
     */
    default double seconds(StudySize size) {
        return size == StudySize.QUICK ? 20 : 3600;
    }

    /** Raised whenever the same cell would give other rows than before, so that stored cells are not taken for the new ones. */
    int version();

    /** The claims, each with its rule. */
    List<Claim> claims();

    /**
     * The cells in the order of their rows.
     *
     * @param settings with at least one seed
     */
    List<Cell> cells(StudySettings settings);

    /** Data sets that it reads where there is a data folder; none where it needs no data. */
    default List<String> data() {
        return List.of();
    }

    /** The seeds when none are given: 1 to 3 quick, 1 to 5 full. */
    default List<Long> seeds(StudySize size) {
        return LongStream.rangeClosed(1, size == StudySize.QUICK ? 3 : 5)
                .boxed()
                .toList();
    }

    /**
     * The figures that the rows make, as the paper has them; none for those whose rows are missing.
     *
     * @param rows all rows of the study with their means and medians
     * @param source the command that makes the rows again
     */
    default List<Figure> figures(StudyRows rows, String source) {
        return List.of();
    }

    /** Measures that the table shows; all are in JSON and CSV. Empty for all. */
    default List<String> shown() {
        return List.of();
    }

    @Override
    default String syntax() {
        return name();
    }

    @Override
    default String example() {
        return "crease study " + name();
    }
}
