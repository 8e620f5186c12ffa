package io.crease.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command without a subcommand: shows what there is. */
@Command(
        name = "crease",
        versionProvider = Version.class,
        header =
                "Measures how expressive a neural network is: how a curve through input space lengthens and folds, layer by layer.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  crease measure mlp:100-100x8-10,activation=hard-tanh,weight-variance=4",
            "  crease measure mlp:784-256x4-10 --from mnist:test/0 --to mnist:test/1 --data DIR --json",
            "  crease compare mlp:50-50x6-10 mlp:50-50x6-10,activation=hard-tanh --seeds 0..19",
            "  crease check model.onnx --max-growth 1.5 --max-dead 10%%",
            "  crease regions mlp:2-32x3-1",
            "  crease theory mlp:100-100x8-10",
            "  crease study growth",
            "  crease reproduce --quick -o out",
            "  crease plot run.json --figure length-by-depth -o length.svg",
            "  crease data get cifar10 --data DIR",
            "  crease list networks",
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage, 3 input unreadable, unsupported or inconsistent,",
            "4 not certified or not shown to hold, 5 a claim not borne out (reproduce --strict), 6 a limit broken",
            "(check), 130 interrupted (what is done is printed)."
        })
final class CreaseCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of Crease, Java and OpenBLAS.")
    boolean version;

    CreaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        line.getErr().flush();
        return session.report(new UsageException("no command given; expected one of "
                + String.join(", ", line.getSubcommands().keySet())));
    }
}
