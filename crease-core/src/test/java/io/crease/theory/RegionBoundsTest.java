package io.crease.theory;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionBoundsTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 4", "2, 9, 11", "3, 19, 22", "5, 51, 56"})
    void parallelPairsInThePlane(int pairs, long tight, long paper) {
        assertEquals(BigInteger.valueOf(tight), Arrangement.parallelPairCells(pairs, 2));
        assertEquals(BigInteger.valueOf(paper), Arrangement.cells(2 * pairs, 2));
    }

    @Test
    void addingAHyperplaneCutsAsManyCellsAsItHasItself() {
        for (int k = 1; k <= 12; k++) {
            for (int m = 1; m <= 14; m++) {
                assertEquals(
                        Arrangement.cells(k, m), Arrangement.cells(k - 1, m).add(Arrangement.cells(k - 1, m - 1)));
                assertEquals(
                        Arrangement.parallelPairCells(k, m),
                        Arrangement.parallelPairCells(k - 1, m)
                                .add(Arrangement.parallelPairCells(k - 1, m - 1).shiftLeft(1)));
            }
            assertEquals(TWO.pow(k), Arrangement.cells(k, k));
            assertEquals(BigInteger.valueOf(3).pow(k), Arrangement.parallelPairCells(k, k));
        }
        assertEquals(ONE, Arrangement.cells(7, 0));
        assertEquals(new BigInteger("100891344545564193334812497256"), Arrangement.binomial(100, 50));
        assertEquals(BigInteger.ZERO, Arrangement.binomial(5, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 64, 64, 64, 36",
        "2, 4, 1331, 1331, 1331, 176",
        "2, 8, 50653, 50653, 50653, 9472",
        "10, 5, 32768, 32768, 12319, -1"
    })
    void threeEqualLayers(int inputs, int width, long paper, long montufar, long serra, long lower) {
        int[] widths = {width, width, width};
        assertEquals(BigInteger.valueOf(paper), RegionBounds.paperRelu(inputs, widths));
        assertEquals(BigInteger.valueOf(montufar), RegionBounds.montufar2017(inputs, widths));
        assertEquals(BigInteger.valueOf(serra), SerraBound.of(inputs, widths));
        assertEquals(
                BigInteger.valueOf(lower),
                ConstructionPieces.montufar2014(inputs, widths).orElse(BigInteger.valueOf(-1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void boundsAreOrderedAndSerraIsItsSum(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 25; trial++) {
            int inputs = 1 + random.nextInt(7);
            int[] widths = random.ints(random.nextInt(5), 1, 8).toArray();
            String net = "seed " + seed + ": (" + inputs + "; " + Arrays.toString(widths) + ")";
            int neurons = Arrays.stream(widths).sum();
            BigInteger paper = RegionBounds.paperRelu(inputs, widths);
            BigInteger montufar = RegionBounds.montufar2017(inputs, widths);
            BigInteger serra = SerraBound.of(inputs, widths);
            assertEquals(term(widths, 0, inputs), serra, net);
            assertTrue(serra.compareTo(montufar) <= 0, net);
            assertTrue(montufar.compareTo(paper) <= 0, net);
            assertTrue(paper.compareTo(TWO.pow(neurons)) <= 0, net);
            BigInteger tight = RegionBounds.tightHardTanh(inputs, widths);
            BigInteger paperHard = RegionBounds.paperHardTanh(inputs, widths);
            assertTrue(tight.compareTo(paperHard) <= 0, net);
            assertTrue(paperHard.compareTo(BigInteger.valueOf(3).pow(neurons)) <= 0, net);
            assertTrue(montufar.compareTo(tight) <= 0, net);
            ConstructionPieces.montufar2014(inputs, widths)
                    .ifPresent(low -> assertTrue(low.compareTo(serra) <= 0, net));
            if (Arrays.stream(widths).limit(Math.max(0, widths.length - 1)).anyMatch(width -> width < 2)) {
                continue;
            }
            BigInteger line = Arrays.stream(widths)
                    .mapToObj(width -> BigInteger.valueOf(width + 1))
                    .reduce(ONE, BigInteger::multiply);
            assertEquals(line, SerraBound.of(1, widths), net);
        }
    }

    /** The sum as the paper writes it. */
    private static BigInteger term(int[] widths, int layer, int left) {
        if (layer == widths.length) {
            return ONE;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j <= Math.min(left, widths[layer]); j++) {
            BigInteger rest = term(widths, layer + 1, Math.min(left, widths[layer] - j));
            sum = sum.add(Arrangement.binomial(widths[layer], j).multiply(rest));
        }
        return sum;
    }

    /** A chain of single ReLU neurons on a line has at most one piece a neuron and one more, not 2^L. */
    @Test
    void singleNeuronsDoNotMultiply() {
        assertEquals(BigInteger.valueOf(5), SerraBound.of(1, 1, 1, 1, 1));
    }

    @Test
    void serraIsQuickForWideDeepNetworks() {
        int[] widths = IntStream.generate(() -> 1000).limit(20).toArray();
        BigInteger serra = assertTimeout(Duration.ofSeconds(5), () -> SerraBound.of(784, widths));
        assertTrue(serra.compareTo(RegionBounds.montufar2017(784, widths)) < 0);
    }

    @Test
    void withoutHiddenLayersThereIsOneRegion() {
        assertEquals(ONE, RegionBounds.paperRelu(3));
        assertEquals(ONE, RegionBounds.paperHardTanh(3));
        assertEquals(ONE, SerraBound.of(3));
        assertEquals(ONE, ConstructionPieces.montufar2014(3).orElseThrow());
    }

    @Test
    void widthsBelowOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RegionBounds.paperRelu(0, 3));
        assertThrows(IllegalArgumentException.class, () -> SerraBound.of(2, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> Arrangement.cells(-1, 2));
    }
}
