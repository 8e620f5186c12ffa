package io.crease.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Joins segments to polylines. On a facet two classes are equal at one point at most, so that the segment which goes on beyond it is the one that
 * begins on the same facet with the same classes. Ends left over, at corners of regions, are joined where the bounds on their places leave open that
 * they are one.
 */
final class LineJoin {
    private static final int NONE = -1;

    private final Domain domain;
    private final List<ClassSegment> segments;
    private final int[] next;
    private final int[] before;

    LineJoin(Domain domain, List<ClassSegment> segments) {
        this.domain = domain;
        this.segments = segments;
        next = new int[segments.size()];
        before = new int[segments.size()];
        Arrays.fill(next, NONE);
        Arrays.fill(before, NONE);
        joinAcrossFacets();
        joinNear();
    }

    private record Key(RegionHash facet, int left, int right) {}

    private void joinAcrossFacets() {
        Map<Key, Integer> starts = new HashMap<>();
        for (int s = 0; s < segments.size(); s++) {
            ClassSegment segment = segments.get(s);
            RegionHash facet = segment.start().facet();
            if (facet != null) {
                starts.putIfAbsent(new Key(facet, segment.left(), segment.right()), s);
            }
        }
        for (int s = 0; s < segments.size(); s++) {
            ClassSegment segment = segments.get(s);
            RegionHash facet = segment.end().facet();
            if (facet != null) {
                Integer t = starts.get(new Key(facet, segment.left(), segment.right()));
                if (t != null && t != s && segment.end().meets(segments.get(t).start())) {
                    join(s, t);
                }
            }
        }
    }

    private void join(int s, int t) {
        if (next[s] == NONE && before[t] == NONE) {
            next[s] = t;
            before[t] = s;
        }
    }

    private void joinNear() {
        int[] starts = IntStream.range(0, before.length)
                .filter(s -> before[s] == NONE && !segments.get(s).start().border())
                .toArray();
        Nearby nearby = new Nearby(Arrays.stream(starts)
                .mapToDouble(s -> segments.get(s).start().x())
                .toArray());
        double widest = Arrays.stream(starts)
                .mapToDouble(s -> segments.get(s).start().wrong())
                .max()
                .orElse(0);
        for (int s = 0; s < next.length; s++) {
            ClassSegment.End end = segments.get(s).end();
            if (next[s] != NONE || end.border()) {
                continue;
            }
            int nearest = NONE;
            double least = Double.POSITIVE_INFINITY;
            for (int i : nearby.within(end.x(), widest + end.wrong())) {
                int t = starts[i];
                ClassSegment.End start = segments.get(t).start();
                double distance = Math.hypot(start.x() - end.x(), start.y() - end.y());
                if (t != s && distance < least && before[t] == NONE && samePair(s, t) && end.meets(start)) {
                    nearest = t;
                    least = distance;
                }
            }
            if (nearest != NONE) {
                join(s, nearest);
            }
        }
    }

    private boolean samePair(int s, int t) {
        ClassSegment a = segments.get(s);
        ClassSegment b = segments.get(t);
        return a.left() == b.left() && a.right() == b.right();
    }

    ClassMap map(double[] area) {
        List<DecisionLine> lines = new ArrayList<>();
        boolean[] drawn = new boolean[next.length];
        double length = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int s = 0; s < next.length; s++) {
                if (!drawn[s] && (before[s] == NONE || pass == 1)) {
                    DecisionLine line = follow(s, drawn);
                    lines.add(line);
                    length += line.length();
                }
            }
        }
        List<Double> areas =
                Arrays.stream(area).map(a -> a * domain.unitVolume()).boxed().toList();
        return new ClassMap(lines, areas, length, looseEnds());
    }

    private DecisionLine follow(int first, boolean[] drawn) {
        List<double[]> points = new ArrayList<>();
        add(points, segments.get(first).start());
        int last = first;
        double length = 0;
        for (int s = first; s != NONE && !drawn[s]; s = next[s]) {
            drawn[s] = true;
            last = s;
            length += length(segments.get(s));
            add(points, segments.get(s).end());
        }
        boolean closed = next[last] == first;
        int count = points.size();
        if (closed
                && count > 1
                && segments.get(last).end().meets(segments.get(first).start())) {
            count--;
        }
        double[] flat = new double[2 * count];
        for (int i = 0; i < count; i++) {
            flat[2 * i] = points.get(i)[0];
            flat[2 * i + 1] = points.get(i)[1];
        }
        ClassSegment segment = segments.get(first);
        return new DecisionLine(segment.left(), segment.right(), flat, closed, length);
    }

    private static void add(List<double[]> points, ClassSegment.End end) {
        if (!points.isEmpty()) {
            double[] last = points.get(points.size() - 1);
            if (last[0] == end.x() && last[1] == end.y()) {
                return;
            }
        }
        points.add(new double[] {end.x(), end.y()});
    }

    /** ‖Σ Δu_d·direction_d‖₂. */
    private double length(ClassSegment segment) {
        double du = segment.end().x() - segment.start().x();
        double dv = segment.end().y() - segment.start().y();
        double sum = 0;
        for (int i = 0; i < domain.inputs(); i++) {
            double dx = du * domain.direction(0, i) + dv * domain.direction(1, i);
            sum += dx * dx;
        }
        return Math.sqrt(sum);
    }

    /** Ends inside that are left over where the classes around a point do not go round: each is on the left as often as on the right. */
    private int looseEnds() {
        List<Left> ends = new ArrayList<>();
        for (int s = 0; s < next.length; s++) {
            ClassSegment segment = segments.get(s);
            if (before[s] == NONE && !segment.start().border()) {
                ends.add(new Left(segment.start(), segment.left(), segment.right()));
            }
            if (next[s] == NONE && !segment.end().border()) {
                ends.add(new Left(segment.end(), segment.right(), segment.left()));
            }
        }
        Nearby nearby = new Nearby(ends.stream().mapToDouble(e -> e.end.x()).toArray());
        double widest = ends.stream().mapToDouble(e -> e.end.wrong()).max().orElse(0);
        boolean[] seen = new boolean[ends.size()];
        int loose = 0;
        for (int first = 0; first < seen.length; first++) {
            if (seen[first]) {
                continue;
            }
            seen[first] = true;
            List<Left> together = new ArrayList<>(List.of(ends.get(first)));
            for (int reached = 0; reached < together.size(); reached++) {
                ClassSegment.End here = together.get(reached).end;
                for (int i : nearby.within(here.x(), widest + here.wrong())) {
                    if (!seen[i] && here.meets(ends.get(i).end)) {
                        seen[i] = true;
                        together.add(ends.get(i));
                    }
                }
            }
            loose += goRound(together) ? 0 : together.size();
        }
        return loose;
    }

    /** An end that is left over, and the classes on the left and on the right of the line as seen from it. */
    private record Left(ClassSegment.End end, int left, int right) {}

    private static boolean goRound(List<Left> ends) {
        Map<Integer, Integer> excess = new HashMap<>();
        for (Left end : ends) {
            excess.merge(end.left, 1, Integer::sum);
            excess.merge(end.right, -1, Integer::sum);
        }
        return excess.values().stream().allMatch(e -> e == 0);
    }
}
