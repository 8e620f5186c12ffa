package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import io.crease.trajectory.StreamedPolyline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Points in an order, read from where they lie when they are asked for: a few stay in memory, however many there are. Safe for use by
 * several threads.
 */
public final class PointSequence {
    /** Both ends of the stretches that as many threads may be on. */
    private static final int KEPT = 4 + 2 * Runtime.getRuntime().availableProcessors();

    private static final int MOST_NOTES = 5;

    private final Shape shape;
    private final int size;
    private final IntFunction<String> names;
    private final IntFunction<Point> reading;
    private final List<String> remarks;
    private final Map<Integer, Tensor> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
    private final Map<String, TreeSet<Integer>> notes = new TreeMap<>();

    /**
     * @param shape of every point
     * @param size number of points
     * @param names from an index to what the point is called
     * @param reading from an index to the point
     * @param remarks about the sequence as a whole
     */
    PointSequence(Shape shape, int size, IntFunction<String> names, IntFunction<Point> reading, List<String> remarks) {
        this.shape = shape;
        this.size = size;
        this.names = names;
        this.reading = reading;
        this.remarks = List.copyOf(remarks);
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** What the point at an index, from 0, is called: a file's name, or a row's as {@code points.npy#3}. */
    public String name(int index) {
        return names.apply(index);
    }

    /**
     * The point at an index, from 0, of the sequence's shape and finite.
     *
     * @throws InputException if it cannot be read, or is the same as a neighbour that was read shortly before
     */
    public Tensor point(int index) {
        synchronized (kept) {
            Tensor known = kept.get(index);
            if (known != null) {
                return known;
            }
        }
        Point point = Points.checked(name(index), reading.apply(index), shape);
        synchronized (kept) {
            for (int other : new int[] {index - 1, index + 1}) {
                Tensor neighbour = kept.get(other);
                if (neighbour != null && point.values().equals(neighbour)) {
                    throw new InputException(name(index) + ": is the same point as " + name(other)
                            + "; expected neighbours that differ: leave one of them out");
                }
            }
            kept.put(index, point.values());
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            point.notes().forEach(note -> notes.computeIfAbsent(note, n -> new TreeSet<>())
                    .add(index));
        }
        return point.values();
    }

    /**
     * The exact polyline through all points, read as the curve is followed.
     *
     * @throws IllegalArgumentException if there are fewer than two points; the curve throws an {@link InputException} where {@link
     *     #point} does
     */
    public StreamedPolyline polyline() {
        return new StreamedPolyline(shape.size(), size(), this::point);
    }

    /** What was done to the points read so far, and what is to be said of the sequence as a whole, one sentence each. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(remarks);
        synchronized (kept) {
            notes.entrySet().stream()
                    .limit(MOST_NOTES)
                    .forEach(
                            e -> all.add(names(e.getValue().size(), e.getValue().first()) + ": " + e.getKey()));
            if (notes.size() > MOST_NOTES) {
                all.add((notes.size() - MOST_NOTES) + " more changes of this kind, not listed");
            }
        }
        return all;
    }

    private String names(int count, int first) {
        return count == size
                ? "all " + count + " points"
                : name(first) + (count == 1 ? "" : " and " + (count - 1) + " more");
    }
}
