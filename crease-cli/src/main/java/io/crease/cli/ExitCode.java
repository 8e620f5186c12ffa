package io.crease.cli;

/** The exit codes of the command. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int NOT_CERTIFIED = 4;
    static final int NOT_REPRODUCED = 5;
    static final int LIMIT_BROKEN = 6;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
