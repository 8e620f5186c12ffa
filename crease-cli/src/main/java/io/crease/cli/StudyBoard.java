package io.crease.cli;

import io.crease.study.Study;
import io.crease.study.StudyMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far several studies are: a line for each that is finished, and on a terminal below them a few lines that are drawn again and again, with the
 * study that runs, those left, and the time left. Called from several threads.
 */
final class StudyBoard implements StudyMonitor, AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    private static final int NARROW = 80;

    private final Terminal terminal;
    private final boolean lines;
    private final BooleanSupplier stop;
    private final TimeLeft left;
    private final List<Study> waiting;
    private final int studies;
    private final @Nullable Thread painter;
    private @Nullable Study running;
    private boolean measured;
    private long since;
    private String doing = "";
    private int drawn;
    private boolean closed;

    /**
     * @param lines whether finished studies are told
     * @param drawing whether lines are drawn again: at a terminal only
     * @param order in which the studies will run
     * @param stop whether to stop
     */
    StudyBoard(
            Terminal terminal, boolean lines, boolean drawing, List<Study> order, TimeLeft left, BooleanSupplier stop) {
        this.terminal = terminal;
        this.lines = lines;
        this.stop = stop;
        this.left = left;
        this.waiting = new ArrayList<>(order);
        this.studies = order.size();
        painter = drawing ? new Thread(this::paint, "crease-studies") : null;
        if (painter != null) {
            painter.setDaemon(true);
            painter.start();
        }
    }

    /** A study begins. */
    synchronized void begins(Study study) {
        running = study;
        waiting.remove(study);
        since = System.nanoTime();
        measured = false;
        doing = "";
    }

    /** All cells of the study that runs are done; what is still to do says nothing of how fast others will be. */
    synchronized void measured(Study study) {
        left.took(study, seconds());
        left.ended(study);
        measured = true;
        doing = "writing its figures";
    }

    /**
     * A study has ended.
     *
     * @param line what is told of it
     */
    synchronized void finished(Study study, String line) {
        double seconds = seconds();
        if (!measured) {
            measured(study);
        }
        running = null;
        if (lines) {
            int done = studies - waiting.size();
            double rest = waiting.isEmpty() ? 0 : left.seconds(study);
            say(() -> terminal.say(line + ", " + Progress.duration(seconds) + " (" + done + " of "
                    + Words.studies(studies)
                    + (rest > 0 ? ", about " + Progress.duration(Math.max(1, rest)) + " left)" : ")")));
        }
    }

    /** Prints something above the lines that are drawn again. */
    synchronized void say(Runnable printing) {
        clear();
        printing.run();
    }

    /** What is being done, in a few words. */
    synchronized void doing(String what) {
        doing = what;
    }

    @Override
    public synchronized void advanced(double share) {
        if (running != null) {
            left.worked(running, share);
        }
    }

    @Override
    public synchronized void found(double share) {
        if (running != null) {
            left.found(running, share);
        }
    }

    @Override
    public boolean cancelled() {
        return stop.getAsBoolean();
    }

    private double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }

    private void paint() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    draw();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        Study study = running;
        if (study == null) {
            return;
        }
        if (!measured) {
            left.took(study, seconds());
        }
        List<String> block = block(
                study.name(),
                left.done(study),
                doing.equals(study.name()) ? "" : doing,
                studies - waiting.size() - 1,
                waiting.stream().map(Study::name).toList(),
                left.seconds(study));
        clear();
        int width = width();
        for (String line : block) {
            terminal.err().println(terminal.shown(line.length() > width ? line.substring(0, width - 1) + "…" : line));
        }
        terminal.err().flush();
        drawn = block.size();
    }

    /** The lines that are drawn. */
    static List<String> block(
            String running, double share, String doing, int done, List<String> waiting, double seconds) {
        List<String> block = new ArrayList<>();
        block.add(Progress.bar(share) + "  " + running);
        if (!doing.isEmpty()) {
            block.add(doing);
        }
        block.add(done + " done, 1 running, " + waiting.size() + " left"
                + waiting.stream().collect(Collectors.joining(", ", waiting.isEmpty() ? "" : ": ", "")));
        block.add("about " + Progress.duration(Math.max(1, seconds))
                + " left over all; Ctrl-C stops, the same command goes on");
        return block;
    }

    /** Takes the drawn lines away. */
    private void clear() {
        if (drawn > 0) {
            terminal.err().print("\u001b[" + drawn + "A\r\u001b[J");
            terminal.err().flush();
            drawn = 0;
        }
    }

    private int width() {
        String columns = Objects.requireNonNullElse(terminal.environment().get("COLUMNS"), "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : NARROW;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            clear();
        }
        if (painter != null) {
            painter.interrupt();
        }
    }
}
