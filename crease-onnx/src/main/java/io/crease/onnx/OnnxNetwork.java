package io.crease.onnx;

import io.crease.network.Network;
import io.crease.network.NetworkSpec;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that stands in a .onnx file.
 *
 * @param text how it was asked for
 * @param imported what the file means
 */
public record OnnxNetwork(String text, OnnxImport imported) implements NetworkSpec {

    /**
     * Reads, checks and translates a file.
     *
     * @param inputShape the input's shape without the batch, where the file leaves it open; null to take the file's
     * @throws InputException in one line, if the file is no model that is understood; a graph with nodes that no layer here
     *     represents is none until {@link #build()}
     */
    public static OnnxNetwork open(Path file, @Nullable List<Integer> inputShape) {
        OnnxFile model = OnnxFile.open(file);
        return new OnnxNetwork(model.name(), OnnxImport.of(model, inputShape));
    }

    /** Whether the graph is no network of ours and has to be run by ONNX Runtime ({@link RuntimeGraph}). */
    public boolean foreign() {
        return imported.network() == null;
    }

    @Override
    public Shape input() {
        return imported.input().shape();
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public boolean random() {
        return false;
    }

    @Override
    public long parameters() {
        Network network = imported.network();
        return network == null ? 0 : network.parameters();
    }

    /** @throws InputException if the graph is foreign, naming the first node that is not supported and all operators that are */
    @Override
    public Network build(long seed) {
        Network network = imported.network();
        if (network == null) {
            throw new InputException(text + ": " + imported.whyForeign());
        }
        return network;
    }

    @Override
    public String whyNoTheory() {
        return "the weights come from a file; predictions are for random ones";
    }
}
