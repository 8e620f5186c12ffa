package io.crease.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C: once armed, a signal does not end the process at once but is told to whoever asks {@link #happened}, and the process
 * lives until what is done has been printed (half a minute at most).
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 30;
    private static final AtomicBoolean ARMED = new AtomicBoolean();
    private static final AtomicBoolean HAPPENED = new AtomicBoolean();
    private static final CountDownLatch FINISHED = new CountDownLatch(1);

    private Interruption() {}

    /** From now on a signal waits for {@link #finished}. */
    static void arm() {
        if (ARMED.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Interruption::stop, "crease-interruption"));
        }
    }

    private static void stop() {
        if (FINISHED.getCount() == 0) {
            return;
        }
        HAPPENED.set(true);
        try {
            boolean done = FINISHED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert done || !done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user asked to stop. */
    static boolean happened() {
        return HAPPENED.get();
    }

    /** Everything is printed; the process may end. */
    static void finished() {
        FINISHED.countDown();
    }
}
