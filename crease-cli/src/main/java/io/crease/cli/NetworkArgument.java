package io.crease.cli;

import io.crease.data.Networks;
import io.crease.network.NetworkSpec;
import io.crease.network.TooLargeException;
import picocli.CommandLine.Parameters;

/** The network that a command is about. */
final class NetworkArgument {
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
        try {
            return Networks.parse(network);
        } catch (TooLargeException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; see crease list networks", e);
        }
    }
}
