package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the constructions are built for: many linear pieces, counted by sampling densely at dyadic points. */
class ConstructionsTest {

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "8", "12"})
    void sawtoothHasTwoToTheDepthPieces(int depth) {
        Network network = new SawtoothSpec(depth).build();
        int cells = 1 << (depth + 3);
        double[] values = line(network, cells);
        int pieces = 1;
        for (int i = 1; i < cells; i++) {
            // All in dyadic numbers: second differences are exact.
            if (values[i + 1] - values[i] != values[i] - values[i - 1]) {
                pieces++;
            }
        }
        assertEquals(1 << depth, pieces);
        for (int tooth = 0; tooth <= 1 << depth; tooth++) {
            assertEquals(tooth % 2, values[tooth * (cells >> depth)], "tip " + tooth);
        }
    }

    /** Montúfar et al. 2014: Π p · (last + 1) pieces along one input; here exactly so many. */
    @ParameterizedTest
    @CsvSource({
        "fold:1x2-2-2, 12",
        "fold:1x3-3-3, 36",
        "fold:1x4-4, 20",
        "fold:1x3-3-3-3, 108",
        "fold:1x1-5, 6",
        "fold:1x5-4-7, 160",
    })
    void foldHasTheStatedPieces(String text, int expected) {
        Network network = NetworkSpecs.parse(text).build();
        int cells = 1 << 16;
        double[] values = line(network, cells);
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        // A cell that holds a break bends at one of its ends; runs of straight grid points are the pieces.
        double tolerance = 64 * Math.ulp(largest);
        int pieces = 0;
        boolean straight = false;
        for (int i = 1; i < cells; i++) {
            boolean now = Math.abs(values[i + 1] - 2 * values[i] + values[i - 1]) <= tolerance;
            pieces += now && !straight ? 1 : 0;
            straight = now;
        }
        assertEquals(expected, pieces);
    }

    /** With two inputs: at least Π p² · (1 + last + last·(last − 1)/2) activation patterns on a grid over the unit square. */
    @ParameterizedTest
    @CsvSource({"fold:2x2-2-4, 176", "fold:2x3-2-3, 252", "fold:2x1-6, 22", "fold:2x4-5, 256"})
    void foldHasTheStatedPatternsInTheSquare(String text, int expected) {
        Network network = NetworkSpecs.parse(text).build();
        int side = 1024;
        Set<String> patterns = new HashSet<>();
        Batch points = new Batch(2);
        List<Batch> images = network.nodes().stream()
                .map(node -> new Batch(node.shape().size()))
                .toList();
        Evaluator evaluator = new Evaluator(network);
        for (int y = 0; y < side; y++) {
            points.resize(side);
            for (int x = 0; x < side; x++) {
                points.values()[2 * x] = (x + 0.5) / side;
                points.values()[2 * x + 1] = (y + 0.5) / side;
            }
            evaluator.run(points, images);
            for (int x = 0; x < side; x++) {
                patterns.add(pattern(network, images, x));
            }
        }
        assertTrue(patterns.size() >= expected, patterns.size() + " patterns");
    }

    private static String pattern(Network network, List<Batch> images, int row) {
        StringBuilder letters = new StringBuilder();
        for (int n = 0; n < images.size(); n++) {
            if (network.nodes().get(n).activation() != null) {
                int width = images.get(n).width();
                for (int i = 0; i < width; i++) {
                    letters.append(images.get(n).values()[row * width + i] > 0 ? '1' : '0');
                }
            }
        }
        return letters.toString();
    }

    @Test
    void aFoldingLayerMapsTheUnitIntervalOntoItself() {
        // The read-out of a fold into three is absorbed into the next layer: a fold into one after it shows it.
        Network network = NetworkSpecs.parse("fold:1x3-1-1").build();
        List<Batch> images = images(network, 12);
        Batch folded = images.get(3);
        double[] expected = {0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0, 0.25, 0.5, 0.75, 1};
        for (int i = 0; i <= 12; i++) {
            assertEquals(expected[i], folded.values()[i], 8 * Math.ulp(1.0));
        }
    }

    /** Images of i/cells for i = 0 … cells. */
    private static List<Batch> images(Network network, int cells) {
        Batch points = new Batch(1);
        points.resize(cells + 1);
        for (int i = 0; i <= cells; i++) {
            points.values()[i] = (double) i / cells;
        }
        List<Batch> images = network.nodes().stream()
                .map(node -> new Batch(node.shape().size()))
                .toList();
        new Evaluator(network).run(points, images);
        return images;
    }

    private static double[] line(Network network, int cells) {
        List<Batch> images = images(network, cells);
        double[] values = new double[cells + 1];
        System.arraycopy(images.get(images.size() - 1).values(), 0, values, 0, values.length);
        return values;
    }
}
