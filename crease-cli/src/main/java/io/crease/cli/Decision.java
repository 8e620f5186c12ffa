package io.crease.cli;

import io.crease.region.ClassMap;
import io.crease.region.DecisionBoundary;
import io.crease.region.DecisionLine;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The decision boundary while regions are counted, and then. Mutable, used by one thread. */
final class Decision {
    private final DecisionBoundary boundary;
    private final int output;
    private @Nullable ClassMap map;

    /** @param output whose zero level it is; −1 between the largest outputs */
    Decision(DecisionBoundary boundary, int output) {
        this.boundary = boundary;
        this.output = output;
    }

    /** What looks at the regions. */
    DecisionBoundary observer() {
        return boundary;
    }

    /** The classes and the lines between them, when the count has ended. */
    ClassMap map() {
        ClassMap made = map;
        if (made == null) {
            made = boundary.map();
            map = made;
        }
        return made;
    }

    /** What a class is called: {@code class 3}, {@code output 0 > 0}. */
    String name(int of) {
        return output < 0 ? "class " + of : "output " + output + (of == 0 ? " <= 0" : " > 0");
    }

    /** Lines u, v, u, v …, closed ones with their first point once more. */
    List<double[]> polylines() {
        return map().lines().stream().map(Decision::points).toList();
    }

    /** A line's points u, v, u, v …; of a closed one the first comes again at the end. */
    static double[] points(DecisionLine line) {
        int points = line.size() + (line.closed() ? 1 : 0);
        return IntStream.range(0, 2 * points)
                .mapToDouble(i -> line.coordinate(i / 2 % line.size(), i % 2))
                .toArray();
    }
}
