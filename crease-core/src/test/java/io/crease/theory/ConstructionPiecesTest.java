package io.crease.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstructionPiecesTest {

    @ParameterizedTest
    @CsvSource({"2, 3, 2, 12", "3, 3, 3, 36", "4, 2, 4, 20", "3, 4, 3, 108"})
    void foldsOfALine(int folds, int layers, int last, long pieces) {
        assertEquals(BigInteger.valueOf(pieces), ConstructionPieces.fold(1, folds, layers, last));
    }

    @Test
    void foldsOfThePlaneAreTheLowerBoundOfTheirWidths() {
        assertEquals(ConstructionPieces.montufar2014(2, 6, 6, 5).orElseThrow(), ConstructionPieces.fold(2, 3, 3, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 10})
    void sawtoothPiecesAreCountedOnItsDyadicPoints(int depth) {
        int cells = 1 << (depth + 2); // no piece is shorter than four cells
        int pieces = 1;
        double before = Double.NaN;
        for (int i = 0; i < cells; i++) {
            double slope = tent((i + 1.0) / cells, depth) - tent((double) i / cells, depth);
            if (i > 0 && slope != before) {
                pieces++;
            }
            before = slope;
        }
        assertEquals(ConstructionPieces.sawtooth(depth), BigInteger.valueOf(pieces));
    }

    private static double tent(double x, int depth) {
        double y = x;
        for (int d = 0; d < depth; d++) {
            y = Math.max(0, 2 * Math.max(0, y) - 4 * Math.max(0, y - 0.5));
        }
        return y;
    }
}
