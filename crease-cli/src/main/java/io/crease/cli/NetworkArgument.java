package io.crease.cli;

import io.crease.data.Networks;
import io.crease.network.NetworkSpec;
import io.crease.network.TooLargeException;
import io.crease.numeric.InputException;
import io.crease.onnx.OnnxNetwork;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Parameters;

/** The network that a command is about. */
final class NetworkArgument {
    /** A file's name, perhaps in quotes. */
    private static final Pattern ONNX =
            Pattern.compile("(['\"]?)(.*\\.onnx)\\1", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Parameters(
            paramLabel = "NETWORK",
            description = {
                "A spec, KIND:BODY[,option=value...], such as mlp:784-256x4-10,activation=hard-tanh; or weights,"
                        + " FILE.npz[,activation=NAME], with arrays W0 [out][in], b0, W1, b1, ...",
                "See 'crease list networks'."
            })
    private String network = "";

    /** What was asked for. */
    NetworkSpec spec() {
        Matcher onnx = ONNX.matcher(network.strip());
        if (onnx.matches()) {
            return OnnxNetwork.open(path(onnx.group(2)), null);
        }
        try {
            return Networks.parse(network);
        } catch (TooLargeException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; see crease list networks", e);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InputException(name + ": cannot be a path (" + e.getReason() + "); expected a file's name", e);
        }
    }
}
