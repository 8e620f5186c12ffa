package io.crease.cli;

import io.crease.measure.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What {@code crease compare} has found.
 *
 * @param networks the first is A, the one the others are compared with
 * @param trajectory sent through all of them
 * @param aggregated whether it was repeated over seeds
 * @param complete false when it was interrupted
 * @param rows of each network, then of each but the first against the first
 */
record Comparison(
        Provenance provenance,
        List<Subject.OfNetwork> networks,
        Subject.OfTrajectory trajectory,
        boolean aggregated,
        boolean complete,
        List<NetworkRow> rows) {
    /** As many as there are letters. */
    static final int MOST = 26;

    Comparison {
        networks = List.copyOf(networks);
        rows = List.copyOf(rows);
    }

    /** The letter of a network, from 0. */
    static String letter(int network) {
        return String.valueOf((char) ('A' + network));
    }

    /** The name of a network's ratios to A. */
    static String ratio(int network) {
        return letter(network) + "/A";
    }

    /** The name of a network's differences from A. */
    static String difference(int network) {
        return letter(network) + "-A";
    }

    /** The numbers of the networks that are compared with A, from 1. */
    List<Integer> others() {
        return IntStream.range(1, networks.size()).boxed().toList();
    }

    /** The row that stands for a measure at a place: the only value, or the mean over seeds or pairs. */
    Optional<Row> main(String network, String measure, int layer, String site) {
        return rows.stream()
                .filter(r -> r.network().equals(network))
                .map(NetworkRow::row)
                .filter(row -> row.layer() == layer
                        && row.site().equals(site)
                        && row.measure().equals(measure)
                        && row.statistic().equals(statistic(network)))
                .findFirst();
    }

    /** A figure of the whole network. */
    Optional<Row> figure(String network, String measure) {
        return main(network, measure, 0, NetworkFigures.NETWORK);
    }

    private String statistic(String network) {
        return !aggregated
                ? Row.VALUE
                : network.length() == 1
                        ? Row.MEAN
                        : network.contains("/") ? NetworkRow.PAIRED_GEOMETRIC_MEAN : NetworkRow.PAIRED_MEAN;
    }
}
