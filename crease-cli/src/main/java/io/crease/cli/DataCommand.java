package io.crease.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code crease data}, whose parts do the work. */
@Command(
        name = "data",
        header = "Fetch, list and check the data sets of images.",
        description = "",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  crease data get cifar10 --data ~/data",
            "  crease data list --data ~/data",
            "  crease data check"
        })
final class DataCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DataCommand(Session session) {
        this.session = session;
    }

    /** The command with its parts. */
    static CommandLine line(Session session) {
        return new CommandLine(new DataCommand(session))
                .addSubcommand(new DataGetCommand(session))
                .addSubcommand(new DataListCommand(session))
                .addSubcommand(new DataCheckCommand(session));
    }

    @Override
    public Integer call() {
        return session.report(new UsageException("data: no command given; expected one of "
                + String.join(", ", spec.commandLine().getSubcommands().keySet())));
    }
}
