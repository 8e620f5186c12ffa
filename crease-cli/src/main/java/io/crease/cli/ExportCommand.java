package io.crease.cli;

import io.crease.network.Network;
import io.crease.onnx.OnnxExport;
import io.crease.onnx.Precision;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crease export}. */
@Command(
        name = "export",
        header = "Write a network as an ONNX file, which other tools read.",
        description = "",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  crease export cnn:paper,seed=3 -o paper.onnx",
            "  crease export net.npz,activation=hard-tanh -o net.onnx --precision double"
        })
final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NetworkArgument argument = new NetworkArgument();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write, whole or not at all.")
    private Path file = Path.of("");

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "float",
            description = {
                "float: weights rounded to 32 bits, which every tool runs (default).",
                "double: weights to the last bit; ONNX Runtime has no convolutions for them."
            })
    private Precision precision = Precision.FLOAT;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Network network = argument.spec().build();
        OnnxExport.write(network, file, precision);
        if (!session.quiet()) {
            session.terminal()
                    .say(file + ": input [N, " + network.input().toString().substring(1) + ", "
                            + Words.count(network.parameters(), "parameter"));
        }
        return ExitCode.DONE;
    }
}
