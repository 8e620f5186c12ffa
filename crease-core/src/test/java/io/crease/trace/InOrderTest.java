package io.crease.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.InTurn;
import io.crease.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts side by side: appended in order, few at a time, cut short where one is, and what one throws reaches the caller. */
class InOrderTest {
    private static final int PARTS = 2000;

    /** Remembers which parts it has seen, and how many forks were waiting to be appended at most. */
    private static final class Seen implements Observer {
        private final AtomicInteger waiting;
        private final AtomicInteger most;
        private final List<Integer> parts = new ArrayList<>();

        Seen(AtomicInteger waiting, AtomicInteger most) {
            this.waiting = waiting;
            this.most = most;
        }

        @Override
        public Observer fork() {
            most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            return new Seen(waiting, most);
        }

        @Override
        public void accept(Strip strip) {}

        @Override
        public void append(Observer later) {
            waiting.decrementAndGet();
            parts.addAll(((Seen) later).parts);
        }
    }

    private static boolean follow(int threads, Seen seen, InOrder.Part part) {
        try (Workers workers = new Workers(threads)) {
            return workers.run(new RecursiveTask<Boolean>() {
                private static final long serialVersionUID = 1;

                @Override
                protected Boolean compute() {
                    return InOrder.follow(PARTS, seen, part);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatPartsHaveSeenDoesNotPileUp(int threads) {
        Seen seen = new Seen(new AtomicInteger(), new AtomicInteger());
        assertTrue(follow(threads, seen, (part, own) -> {
            if (part % 100 == 0) {
                work(2_000_000);
            }
            return ((Seen) own).parts.add(part);
        }));
        assertEquals(IntStream.range(0, PARTS).boxed().toList(), seen.parts);
        assertTrue(seen.most.get() <= InTurn.AHEAD * threads + 1, "waiting at most: " + seen.most);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatComesBehindAPartCutShortIsDropped(int threads) {
        Seen seen = new Seen(new AtomicInteger(), new AtomicInteger());
        assertEquals(false, follow(threads, seen, (part, own) -> {
            ((Seen) own).parts.add(part);
            return part != 700;
        }));
        assertEquals(IntStream.rangeClosed(0, 700).boxed().toList(), seen.parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatAPartThrowsReachesTheCaller(int threads) {
        Seen seen = new Seen(new AtomicInteger(), new AtomicInteger());
        assertThrows(
                ArithmeticException.class,
                () -> follow(threads, seen, (part, own) -> {
                    if (part == 300) {
                        throw new ArithmeticException("part " + part);
                    }
                    return true;
                }));
    }

    /** Keeps a thread busy, so that others come ahead of it. */
    private static void work(int rounds) {
        double sum = 0;
        for (int i = 1; i < rounds; i++) {
            sum += 1.0 / i;
        }
        assertTrue(sum > 1);
    }
}
