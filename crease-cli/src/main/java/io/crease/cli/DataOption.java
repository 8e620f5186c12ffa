package io.crease.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of data sets. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of MNIST, CIFAR-10 ... (default: the environment variable CREASE_DATA).")
    private @Nullable Path data;

    /** The folder that was given, or that of the environment, or null. */
    @Nullable
    Path folder(Terminal terminal) {
        return terminal.dataFolder(data);
    }

    /** The same. @throws UsageException if there is none */
    Path required(Terminal terminal) {
        Path folder = folder(terminal);
        if (folder == null) {
            throw new UsageException("no folder of data sets is known; expected --data DIR or CREASE_DATA");
        }
        return folder;
    }
}
