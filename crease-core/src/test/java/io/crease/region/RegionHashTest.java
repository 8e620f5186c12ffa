package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionHashTest {
    @Test
    void exchangingLettersIsHashingAnew() {
        long seed = System.nanoTime();
        System.out.println("RegionHashTest seed " + seed);
        Random random = new Random(seed);
        short[] first = letters(random, 40);
        short[] second = letters(random, 7);
        Pattern before = new Pattern(null, 1, first);
        RegionHash hash = RegionHash.of(new Pattern(before, 4, second));
        for (int i = 0; i < 20; i++) {
            int neuron = random.nextInt(second.length);
            short to = (short) random.nextInt(3);
            hash = hash.exchanged(4, neuron, second[neuron], to);
            second[neuron] = to;
            assertEquals(RegionHash.of(new Pattern(before, 4, second)), hash);
        }
    }

    @Test
    void neighboursDiffer() {
        Set<RegionHash> seen = new HashSet<>();
        short[] letters = new short[10];
        for (int code = 0; code < 1 << 10; code++) {
            for (int j = 0; j < 10; j++) {
                letters[j] = (short) (code >> j & 1);
            }
            seen.add(RegionHash.of(new Pattern(null, 1, letters)));
            seen.add(RegionHash.of(new Pattern(null, 2, letters)));
        }
        assertEquals(2 << 10, seen.size());
    }

    private static short[] letters(Random random, int count) {
        short[] letters = new short[count];
        for (int j = 0; j < count; j++) {
            letters[j] = (short) random.nextInt(3);
        }
        return letters;
    }
}
