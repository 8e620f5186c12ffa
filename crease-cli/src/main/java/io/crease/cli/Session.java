package io.crease.cli;

import io.crease.study.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the command: where it prints, what was asked, how much it says.
 *
 * <p>Mutable: the options {@code -q} and {@code -v} are set while arguments are parsed.
 */
final class Session {
    private final Terminal terminal;
    private final String command;
    private final Interruption interruption;
    private boolean quiet;
    private boolean verbose;

    /**
     * @param command the arguments as they would be typed
     * @param interruption tells of Ctrl-C once it is armed
     */
    Session(Terminal terminal, String command, Interruption interruption) {
        this.terminal = terminal;
        this.command = command;
        this.interruption = interruption;
    }

    Interruption interruption() {
        return interruption;
    }

    Terminal terminal() {
        return terminal;
    }

    String command() {
        return command;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    void setQuiet(boolean value) {
        quiet = value;
    }

    void setVerbose(boolean value) {
        verbose = value;
    }

    /** From now on Ctrl-C stops the work, which a bar shows to a person; to be closed. */
    Progress progress(@Nullable List<Long> repetitions) {
        return progress(repetitions == null ? 1 : repetitions.size());
    }

    /** The same for that many traces. */
    Progress progress(int traces) {
        interruption.arm();
        boolean bar = terminal.errInteractive() && !quiet;
        return new Progress(terminal, bar, traces, interruption::happened);
    }

    /** From now on Ctrl-C stops the work; how far studies are is told, and on a terminal drawn; to be closed. */
    StudyBoard board(List<Study> order, TimeLeft left) {
        interruption.arm();
        return new StudyBoard(
                terminal, !quiet, terminal.errInteractive() && !quiet, order, left, interruption::happened);
    }

    /** Says what went wrong in one line, with {@code -v} where, and returns the exit code. */
    int report(Throwable thrown) {
        Failures failure = Failures.of(thrown);
        terminal.out().flush();
        terminal.say("crease: " + failure.line());
        if (verbose) {
            thrown.printStackTrace(terminal.err());
            terminal.err().flush();
        }
        return failure.code();
    }
}
