package io.crease.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stretches in which the regions of a plane meet a line a + t·(b − a), 0 ≤ t ≤ 1. */
final class RegionsOnLine {
    /** A stretch of the line inside a region. */
    record Stretch(double start, double end, Region region) {}

    private RegionsOnLine() {}

    /** Stretches longer than {@code shortest}, in the order of t. Regions are bounded polygons. */
    static List<Stretch> of(List<Region> regions, double[] a, double[] b, double shortest) {
        List<Stretch> found = new ArrayList<>();
        for (Region region : regions) {
            double start = 0;
            double end = 1;
            for (int v = 0; v < region.vertices(); v++) {
                int w = (v + 1) % region.vertices();
                double x = region.coordinate(v, 0);
                double y = region.coordinate(v, 1);
                // Inside is on the left of every side.
                double normalX = y - region.coordinate(w, 1);
                double normalY = region.coordinate(w, 0) - x;
                double atA = normalX * (a[0] - x) + normalY * (a[1] - y);
                double atB = normalX * (b[0] - x) + normalY * (b[1] - y);
                if (atA < 0 && atB <= 0 || atA <= 0 && atB < 0) {
                    end = -1;
                } else if (atA < 0) {
                    start = Math.max(start, atA / (atA - atB));
                } else if (atB < 0) {
                    end = Math.min(end, atA / (atA - atB));
                }
            }
            if (end - start > shortest) {
                found.add(new Stretch(start, end, region));
            }
        }
        found.sort(Comparator.comparingDouble(Stretch::start));
        return found;
    }
}
