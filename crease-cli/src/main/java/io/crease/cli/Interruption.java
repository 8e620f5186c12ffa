package io.crease.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C: once armed, a signal does not end the process at once but is told to whoever asks {@link #happened}, and the process
 * lives until this is closed, when what is done has been printed (half a minute at most).
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean happened;
    private @Nullable Thread hook;

    /** From now on a signal waits for {@link #close}. */
    void arm() {
        if (hook == null) {
            Thread thread = new Thread(this::stop, "crease-interruption");
            Runtime.getRuntime().addShutdownHook(thread);
            hook = thread;
        }
    }

    private void stop() {
        happened = true;
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // too late to wait for: the process ends with what has been printed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user asked to stop. */
    boolean happened() {
        return happened;
    }

    /** Everything is printed; the process may end. */
    @Override
    public void close() {
        finished.countDown();
        Thread thread = hook;
        if (thread != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
            } catch (IllegalStateException e) {
                happened = true; // the process is ending: the hook has begun
            }
        }
    }
}
