package io.crease.cli;

import io.crease.study.StudyMonitor;
import java.util.Locale;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal with the time left, for all repetitions together; also what stops a trace. */
final class Progress implements StudyMonitor, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_MILLIS = 200;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final BooleanSupplier stop;
    private final int repetitions;
    private final DoubleAdder share = new DoubleAdder();
    private final DoubleAdder found = new DoubleAdder();
    private final long start = System.nanoTime();
    private final Thread painter;
    private volatile boolean closed;
    private volatile @Nullable Supplier<String> instead;
    private volatile String doing = "";

    /**
     * @param shown whether there is a bar at all
     * @param repetitions number of traces to come
     * @param stop whether to stop
     */
    Progress(Terminal terminal, boolean shown, int repetitions, BooleanSupplier stop) {
        this.terminal = terminal;
        this.stop = stop;
        this.repetitions = repetitions;
        painter = new Thread(this::paint, "crease-progress");
        painter.setDaemon(true);
        if (shown) {
            painter.start();
        }
    }

    /** From now on shows this and the time, as no share of the work is known. */
    void show(Supplier<String> text) {
        instead = text;
    }

    /** From now on says this behind the time left. */
    void doing(String what) {
        doing = ", " + what;
    }

    @Override
    public void advanced(double more) {
        share.add(more);
    }

    @Override
    public void found(double more) {
        found.add(more);
        share.add(more);
    }

    @Override
    public boolean cancelled() {
        return stop.getAsBoolean();
    }

    private void paint() {
        boolean painted = false;
        try {
            while (!closed) {
                Thread.sleep(EVERY_MILLIS);
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!closed) {
                    painted = true;
                    terminal.err().print(CLEAR + terminal.shown(now(seconds)));
                    terminal.err().flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (painted) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }

    private String now(double seconds) {
        Supplier<String> text = instead;
        return text == null
                ? line(share.sum() / repetitions, found.sum() / repetitions, seconds) + doing
                : text.get() + ", " + duration(seconds);
    }

    /** {@code [#####.....]  50 %, about 12 s left}. */
    static String line(double done, double seconds) {
        return line(done, 0, seconds);
    }

    /** The same where a share of what is done was found and took no time. */
    static String line(double done, double found, double seconds) {
        double part = Math.min(1, Math.max(0, done));
        double worked = part - found;
        String left =
                worked > 1e-9 && seconds > 0.5 ? ", about " + duration(seconds * (1 - part) / worked) + " left" : "";
        return bar(part) + left;
    }

    /** {@code █████·····  50 %}. */
    static String bar(double part) {
        int full = (int) (part * WIDTH);
        return String.format(Locale.ROOT, "%s%s %3.0f %%", "█".repeat(full), "·".repeat(WIDTH - full), 100 * part);
    }

    /** {@code 12 s}, {@code 3 min}, {@code 2.5 h}. */
    static String duration(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    @Override
    public void close() {
        closed = true;
        painter.interrupt();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
