package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.crease.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds where in a network the numbers ran away. */
final class Diagnosis {
    private final NetworkBlock block;
    private final ParameterStore store;

    Diagnosis(NetworkBlock block, ParameterStore store) {
        this.block = block;
        this.store = store;
    }

    /** Root mean square of the image at a node. */
    private record Size(String node, double rms) {}

    /** What a batch looks like on its way through the network as it stands. */
    Divergence of(NDArray input, int step, Recipe recipe) {
        List<Size> sizes = new ArrayList<>();
        sizes.add(new Size("the input", rms(input)));
        block.forward(store, input, true, (node, image) -> sizes.add(new Size(node.name(), rms(image))));
        String advice = "; a lower rate than " + recipe.optimiser().rate()
                + ", a smaller weight variance or batch normalisation may help";
        String broken = firstBrokenWeight();
        if (!broken.isEmpty()) {
            return new Divergence(
                    step,
                    broken,
                    "loss is not finite at step " + step + ": the step before left weights of " + broken
                            + " that are not finite" + advice);
        }
        Size steepest = sizes.get(sizes.size() - 1);
        double most = 0;
        for (int i = 1; i < sizes.size(); i++) {
            if (!Double.isFinite(sizes.get(i).rms())) {
                return new Divergence(
                        step,
                        sizes.get(i).node(),
                        "loss is not finite at step " + step + ": the image at "
                                + sizes.get(i).node()
                                + " is not, its input " + sizes.get(i - 1).node() + " has root mean square "
                                + text(sizes.get(i - 1).rms()) + ", "
                                + text(sizes.get(i - 1).rms() / sizes.get(0).rms())
                                + " times the network's input's" + advice);
            }
            double growth = sizes.get(i).rms() / sizes.get(i - 1).rms();
            if (growth > most) {
                most = growth;
                steepest = sizes.get(i);
            }
        }
        double all = sizes.get(sizes.size() - 1).rms() / sizes.get(0).rms();
        return new Divergence(
                step,
                steepest.node(),
                "loss is not finite at step " + step + ": from input to output the images grow " + text(all)
                        + " times, most at " + steepest.node() + " (" + text(most) + " times)" + advice);
    }

    private String firstBrokenWeight() {
        for (Network.Node node : block.nodes()) {
            for (Parameter parameter : block.parametersOf(node)) {
                if (!NetworkBlock.finite(parameter.getArray())) {
                    return node.name();
                }
            }
        }
        return "";
    }

    private static double rms(NDArray array) {
        double largest = array.abs().max().getFloat();
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        NDArray scaled = array.div((float) largest);
        return largest * Math.sqrt(scaled.mul(scaled).mean().getFloat());
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
