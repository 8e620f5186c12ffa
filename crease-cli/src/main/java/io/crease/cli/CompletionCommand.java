package io.crease.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code crease completion}. */
@Command(
        name = "completion",
        header = "Print a script that completes commands and options in bash and zsh.",
        description = "",
        footer = {"", "Example:", "  source <(crease completion)"})
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine line = Main.commandLine(session);
        session.terminal().out().print(AutoComplete.bash("crease", line));
        session.terminal().out().flush();
        return ExitCode.DONE;
    }
}
