package io.crease.cli;

import io.crease.network.NetworkSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The network that a command is about. */
final class NetworkArgument {
    @Parameters(
            paramLabel = "NETWORK",
            description = {
                "A spec, KIND:BODY[,option=value...], such as mlp:784-256x4-10,activation=hard-tanh; or weights,"
                        + " FILE.npz[,activation=NAME], with arrays W0 [out][in], b0, W1, b1, ...; or a model, FILE.onnx.",
                "See 'crease list networks'."
            })
    private String network = "";

    @Mixin
    private InputShapeOption shape = new InputShapeOption();

    /** What was asked for. */
    NetworkSpec spec() {
        return shape.spec(network);
    }
}
