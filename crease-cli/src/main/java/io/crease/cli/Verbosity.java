package io.crease.cli;

import picocli.CommandLine.Option;

/** How much a command says beside its data. */
final class Verbosity {
    private final Session session;

    Verbosity(Session session) {
        this.session = session;
    }

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no notes, only data and errors.")
    void quiet(boolean value) {
        session.setQuiet(value);
    }

    @Option(
            names = {"-v", "--verbose"},
            description = "More beside the data; where an error came from.")
    void verbose(boolean value) {
        session.setVerbose(value);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
