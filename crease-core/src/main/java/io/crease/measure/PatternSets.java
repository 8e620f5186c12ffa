package io.crease.measure;

import io.crease.trace.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The distinct patterns met at each site of one trace, shared by all that observe it side by side. Deeper layers meet more
 * patterns and get more of the memory: layer d in proportion to d².
 */
public final class PatternSets {
    private final Map<Integer, HashSet128> sets = new ConcurrentHashMap<>();
    private final long bytesPerWeight;

    /**
     * @param sites all sites of the trace
     * @param bytes memory for all sets together
     */
    PatternSets(List<Site> sites, long bytes) {
        long weights = sites.stream()
                .filter(Site::cutting)
                .mapToLong(PatternSets::weight)
                .sum();
        bytesPerWeight = bytes / Math.max(1, weights);
    }

    /** The set of a site; to be used under its own lock. */
    HashSet128 of(Site site) {
        return sets.computeIfAbsent(site.index(), i -> new HashSet128(bytesPerWeight * weight(site)));
    }

    private static long weight(Site site) {
        return (long) site.layer() * site.layer();
    }
}
