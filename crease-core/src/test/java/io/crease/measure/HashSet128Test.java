package io.crease.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.RandomStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The set of hashes against a set of Java's. */
class HashSet128Test {

    @ParameterizedTest(name = "{0} words")
    @ValueSource(ints = {0, 1, 31, 32, 33, 100, 5000, 200_000})
    void holdsWhatAJavaSetHolds(int words) {
        RandomStream random = RandomStream.of(words).named("words");
        HashSet128 set = new HashSet128(1L << 30);
        Set<List<Long>> all = new HashSet<>();
        for (int i = 0; i < words; i++) {
            // Many equal low halves, many equal high halves, many zeros, many repeats.
            long high = random.below(3) == 0 ? 0 : RandomStream.mix(random.below(words));
            long low = random.below(100) == 0 ? random.below(7) : RandomStream.mix(random.below(words)) << 3;
            if (high == 1 && low == 0) {
                continue;
            }
            all.add(List.of(high, low));
            set.add(high, low);
        }
        assertEquals(all.size(), set.size());
        assertFalse(set.full());
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(longs = {1, 4096, 1 << 16})
    void stopsWhenFullAndSaysSo(long bytes) {
        HashSet128 set = new HashSet128(bytes);
        long most = Math.max(32, bytes / 24);
        for (int i = 0; i < most; i++) {
            set.add(RandomStream.mix(i), i);
            set.add(RandomStream.mix(i), i);
        }
        assertEquals(most, set.size());
        assertFalse(set.full());
        set.add(RandomStream.mix(3), 3);
        assertFalse(set.full());
        set.add(RandomStream.mix(-1), -1);
        assertEquals(most, set.size());
        assertTrue(set.full());
    }
}
