package io.crease.cli;

import io.crease.measure.Certainty;
import io.crease.measure.ReadingRows;
import io.crease.measure.Row;
import io.crease.network.Network;
import io.crease.region.Certificate;
import io.crease.region.RegionCount;
import io.crease.trace.Site;
import io.crease.trace.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was counted, as rows. */
final class RegionRows {
    static final String REGIONS = "regions";
    static final String VERTICES = "vertices";
    static final String EDGES = "edges";
    static final String BOUNDED = "bounded-regions";
    static final String VOLUME = "volume";
    static final String LARGEST = "largest-region";
    static final String SMALLEST = "smallest-region";
    static final String SETTLED = "signs-settled-exactly";

    private final RegionCount count;
    private final Network network;
    private final @Nullable Long seed;
    private final Certainty certainty;
    private final @Nullable String reason;
    private final List<Row> rows = new ArrayList<>();

    /** @param ended why the count ended before its end, null if it did not */
    RegionRows(RegionCount count, Network network, @Nullable Long seed, @Nullable String ended) {
        this.count = count;
        this.network = network;
        this.seed = seed;
        Certificate certificate = Certificate.of(count);
        this.certainty =
                ended != null ? Certainty.LOWER_BOUND : certificate.certified() ? Certainty.EXACT : Certainty.ESTIMATE;
        this.reason = ended != null
                ? ended
                : certificate.certified() ? null : "not certified: " + String.join("; ", certificate.doubts());
    }

    /** The rows of each cutting node, then those of the whole. */
    List<Row> of(@Nullable Double largest, @Nullable Double smallest, List<Row.Predicted> bounds) {
        Sites sites = new Sites(network);
        for (RegionCount.AfterLayer layer : count.afterLayer()) {
            Site site = Objects.requireNonNull(sites.behind(layer.node()), "cutting nodes are sites");
            add(REGIONS, site.layer(), site.label(), (double) layer.regions(), REGIONS, List.of());
            add(VERTICES, site.layer(), site.label(), (double) layer.vertices(), VERTICES, List.of());
            add(EDGES, site.layer(), site.label(), (double) layer.edges(), EDGES, List.of());
        }
        whole(REGIONS, (double) count.regions(), REGIONS, bounds);
        whole(BOUNDED, (double) count.bounded(), REGIONS, List.of());
        for (int d = 0; d < count.dimension(); d++) {
            long faces = count.faces().get(d);
            if (faces >= 0) {
                String name = d == 0 ? VERTICES : d == 1 ? EDGES : "faces-" + d;
                whole(name, (double) faces, d < 2 ? name : "faces", List.of());
            }
        }
        String unit = "input^" + count.dimension();
        if (Double.isFinite(count.volume())) {
            whole(VOLUME, count.volume(), unit, List.of());
        } else {
            rows.add(row(VOLUME, 0, ReadingRows.NETWORK, null, unit, certainty, "the domain is unbounded", List.of()));
        }
        // a part of the domain says nothing of the extremes of the whole
        Certainty extremes = certainty == Certainty.LOWER_BOUND ? Certainty.ESTIMATE : certainty;
        if (largest != null && smallest != null) {
            rows.add(row(LARGEST, 0, ReadingRows.NETWORK, largest, unit, certainty, reason, List.of()));
            rows.add(row(SMALLEST, 0, ReadingRows.NETWORK, smallest, unit, extremes, reason, List.of()));
        }
        rows.add(row(
                SETTLED,
                0,
                ReadingRows.NETWORK,
                (double) count.settledExactly(),
                "signs",
                certainty,
                reason,
                List.of()));
        return List.copyOf(rows);
    }

    private void whole(String measure, double value, String unit, List<Row.Predicted> bounds) {
        add(measure, 0, ReadingRows.NETWORK, value, unit, bounds);
    }

    private void add(
            String measure, int layer, String site, double value, String unit, List<Row.Predicted> predictions) {
        rows.add(row(measure, layer, site, value, unit, certainty, reason, predictions));
    }

    private Row row(
            String measure,
            int layer,
            String site,
            @Nullable Double value,
            String unit,
            Certainty certainty,
            @Nullable String reason,
            List<Row.Predicted> predictions) {
        return new Row(
                measure,
                layer,
                site,
                seed,
                Row.VALUE,
                value,
                null,
                null,
                1,
                unit,
                certainty,
                count.regions(),
                reason,
                predictions);
    }
}
