package io.crease.cli;

import io.crease.region.ClassMap;
import io.crease.region.LinearRegionCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What linear regions and the decision boundary say, in sentences. */
final class StudySentences {
    private static final int MOST_CLASSES = 10;

    private StudySentences() {}

    /** @param complete whether the whole domain was seen */
    static List<String> of(RegionStudies.Found found, boolean complete) {
        List<String> sentences = new ArrayList<>();
        LinearRegionCount linear = found.linear();
        if (linear != null) {
            sentences.add(linear(linear));
        } else if (found.joined()) {
            sentences.add("No count of linear regions: those seen may join outside the part that was seen.");
        }
        Decision decision = found.decision();
        if (decision != null) {
            sentences.add(decision(decision, complete));
        }
        return sentences;
    }

    private static String linear(LinearRegionCount linear) {
        long joined = linear.activationRegions() - linear.linearRegions();
        return (linear.certified() ? "" : "At most ")
                + Words.count(linear.linearRegions(), "linear region") + ": "
                + (joined == 0
                        ? "no two neighbours share an affine map"
                        : Words.count(joined, "activation region")
                                + " fewer, joined where neighbours share an affine map")
                + (linear.constant() == 0
                        ? ""
                        : "; the network is constant on " + Words.count(linear.constant(), "activation region"))
                + ". " + Words.count(linear.facets(), "facet") + " between regions, "
                + Figures.rounded(2.0 * linear.facets() / linear.activationRegions(), 3) + " a region.";
    }

    private static String decision(Decision decision, boolean complete) {
        ClassMap map = decision.map();
        List<Integer> present = IntStream.range(0, map.area().size())
                .boxed()
                .filter(of -> map.area().get(of) > 0)
                .sorted(Comparator.comparingDouble(of -> -map.area().get(of)))
                .toList();
        List<String> shares = new ArrayList<>();
        present.stream()
                .limit(MOST_CLASSES)
                .forEach(of -> shares.add(decision.name(of) + " has " + Figures.percent(map.share(of))));
        if (present.size() > MOST_CLASSES) {
            shares.add((present.size() - MOST_CLASSES) + " more classes the rest");
        }
        String lines = map.lines().isEmpty()
                ? "No decision boundary" + (complete ? "" : " in the part seen")
                : "The decision boundary is " + (complete ? "" : "at least ") + Figures.text(map.length())
                        + " long, in " + Words.count(map.lines().size(), "line");
        return lines + "; of the area " + (complete ? "" : "seen ") + String.join(", ", shares) + ".";
    }
}
