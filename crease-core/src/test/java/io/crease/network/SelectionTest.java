package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.crease.numeric.Batch;
import io.crease.numeric.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Shape FOUR = Shape.of(4);

    @Test
    void columnsThatVaryAreKnownBehindIt() {
        Batch input = new Batch(4);
        input.resize(2);
        System.arraycopy(new double[] {1, 2, 3, 4, 1, 5, 3, 6}, 0, input.values(), 0, 8);
        input.setMagnitude(6);
        input.setVarying(new int[] {1, 3}, 2);
        Selection layer = new Selection("gather", Shape.of(5), new int[] {3, 0, Selection.FILL, 1, 3}, -7);
        Batch output = new Batch(5);
        layer.kernel(List.of(FOUR)).apply(List.of(input), output);
        assertArrayEquals(new double[] {4, 1, -7, 2, 4, 6, 1, -7, 5, 6}, Arrays.copyOf(output.values(), 10));
        assertArrayEquals(new int[] {0, 3, 4}, Arrays.copyOf(output.varying(), output.varyingCount()));
        assertEquals(7, output.magnitude());
    }

    @Test
    void fingerprintsTellWhatIsCopied() {
        Network one = Network.builder(FOUR)
                .then("s", new Selection("gather", Shape.of(2), new int[] {0, 1}, 0))
                .build();
        Network other = Network.builder(FOUR)
                .then("s", new Selection("gather", Shape.of(2), new int[] {1, 0}, 0))
                .build();
        assertNotEquals(one.fingerprint(), other.fingerprint());
        assertEquals(0, one.parameters());
    }

    @Test
    void refusals() {
        assertEquals(
                "slice: 1 indexes for an output of shape [2]; expected 2",
                refusal(() -> new Selection("slice", Shape.of(2), new int[] {0}, 0)));
        assertEquals(
                "slice: index -2; expected at least -1",
                refusal(() -> new Selection("slice", Shape.of(1), new int[] {-2}, 0)));
        assertEquals(
                "pad: the constant is Infinity; expected a finite number",
                refusal(() -> new Selection("pad", Shape.of(1), new int[] {0}, Double.POSITIVE_INFINITY)));
        assertEquals(
                "slice: index 4 does not exist in an input of shape [4]; expected less than 4",
                refusal(() -> new Selection("slice", Shape.of(1), new int[] {4}, 0).outputShape(List.of(FOUR))));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable made) {
        return assertThrows(IllegalArgumentException.class, made).getMessage();
    }
}
