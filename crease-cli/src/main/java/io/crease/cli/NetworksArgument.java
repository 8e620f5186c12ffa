package io.crease.cli;

import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The network that a command is about, or several of one input shape, such as the checkpoints of a training run. */
final class NetworksArgument {
    private static final int MOST = 1000;

    @Parameters(
            arity = "1..*",
            paramLabel = "NETWORK",
            description = {
                "A spec, KIND:BODY[,option=value...], such as mlp:2-32x3-1,bias-variance=1; or weights,"
                        + " FILE.npz[,activation=NAME], with arrays W0 [out][in], b0, W1, b1, ...; or a model, FILE.onnx."
                        + " Several, such as checkpoints, are cut on one domain and drawn on one scale.",
                "See 'crease list networks'."
            })
    private List<String> networks = new ArrayList<>();

    @Mixin
    private InputShapeOption shape = new InputShapeOption();

    /**
     * What was asked for, at least one.
     *
     * @throws InputException if their inputs differ
     */
    List<NetworkSpec> specs() {
        if (networks.size() > MOST) {
            throw new UsageException(networks.size() + " networks are given; expected 1 to " + MOST);
        }
        List<NetworkSpec> specs = networks.stream().map(shape::spec).toList();
        NetworkSpec first = specs.get(0);
        for (NetworkSpec spec : specs) {
            if (!spec.input().equals(first.input())) {
                throw new InputException(spec.text() + ": its input is " + spec.input() + ", that of " + first.text()
                        + " is " + first.input() + "; expected the same, to cut one domain with all of them");
            }
        }
        return specs;
    }
}
