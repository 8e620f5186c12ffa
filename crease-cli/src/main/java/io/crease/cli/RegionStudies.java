package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import io.crease.region.ClassMap;
import io.crease.region.LinearRegionCount;
import io.crease.region.LinearRegions;
import io.crease.region.RegionObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is found besides the counts, where it is asked for.
 *
 * @param linear joins activation regions to linear regions, null if not
 * @param decision finds the decision boundary, null if not
 */
record RegionStudies(@Nullable LinearRegions linear, @Nullable Decision decision) {
    static final String LINEAR = "linear-regions";
    static final String CONSTANT = "constant-regions";
    static final String FACETS = "interior-facets";
    static final String DECISION = "decision-length";
    static final String SHARE = "decision-share-";

    /** What looks at the regions. */
    List<RegionObserver> observers() {
        List<RegionObserver> observers = new ArrayList<>();
        if (linear != null) {
            observers.add(linear);
        }
        if (decision != null) {
            observers.add(decision.observer());
        }
        return observers;
    }

    /** What was found, when the count has ended. Of a part of the domain there is no count of linear regions: they join outside it. */
    Found found(boolean complete) {
        return new Found(linear != null, linear == null || !complete ? null : linear.count(), decision);
    }

    /**
     * What was found.
     *
     * @param joined whether linear regions were asked for
     * @param linear their count, null if not asked for or not known
     * @param decision the boundary, null if not asked for
     */
    record Found(boolean joined, @Nullable LinearRegionCount linear, @Nullable Decision decision) {

        /** What speaks against it, a sentence each without the full stop. */
        List<String> doubts(boolean complete) {
            List<String> doubts = new ArrayList<>();
            if (linear != null && !linear.certified()) {
                doubts.add("the other side of a facet between regions was not found, so linear regions may be fewer");
            }
            if (complete && decision != null && decision.map().looseEnds() > 0) {
                doubts.add("the decision boundary has " + decision.map().looseEnds() + " loose ends");
            }
            return doubts;
        }

        /** @param ended why the count ended before its end, null if it did not */
        List<Row> rows(@Nullable Long seed, long regions, @Nullable String ended) {
            List<Row> rows = new ArrayList<>();
            if (joined) {
                boolean certain = linear != null && linear.certified();
                Certainty certainty = certain ? Certainty.EXACT : Certainty.ESTIMATE;
                rows.add(row(
                        LINEAR,
                        seed,
                        linear == null ? null : (double) linear.linearRegions(),
                        "regions",
                        certainty,
                        regions,
                        ended));
                rows.add(row(
                        CONSTANT,
                        seed,
                        linear == null ? null : (double) linear.constant(),
                        "regions",
                        certainty,
                        regions,
                        ended));
                rows.add(row(
                        FACETS,
                        seed,
                        linear == null ? null : (double) linear.facets(),
                        "facets",
                        certainty,
                        regions,
                        ended));
            }
            if (decision != null) {
                ClassMap map = decision.map();
                boolean closed = map.looseEnds() == 0;
                Certainty length =
                        ended != null ? Certainty.LOWER_BOUND : closed ? Certainty.EXACT : Certainty.ESTIMATE;
                Certainty share = ended == null && closed ? Certainty.EXACT : Certainty.ESTIMATE;
                rows.add(row(DECISION, seed, map.length(), "input", length, regions, ended));
                for (int of = 0; of < map.area().size(); of++) {
                    if (map.area().get(of) > 0) {
                        rows.add(row(SHARE + of, seed, map.share(of), "share of area", share, regions, ended));
                    }
                }
            }
            return rows;
        }

        private static Row row(
                String measure,
                @Nullable Long seed,
                @Nullable Double value,
                String unit,
                Certainty certainty,
                long regions,
                @Nullable String ended) {
            return new Row(
                    measure,
                    0,
                    ReadingRows.NETWORK,
                    seed,
                    Row.VALUE,
                    value,
                    null,
                    null,
                    1,
                    unit,
                    certainty,
                    regions,
                    ended,
                    List.of());
        }
    }
}
