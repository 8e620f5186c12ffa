package io.crease.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the steps of an {@link Optimiser}, and can say and be told all that it remembers, so that a run goes on as if it had never stopped. DJL's
 * own optimisers keep that to themselves. Mutable, used by one thread.
 */
final class Descent {
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Optimiser optimiser;
    private final List<String> names;
    private final List<Parameter> parameters;
    /** Momentum or first moment, and for Adam the second, of each parameter. */
    private final List<List<NDArray>> moments = new ArrayList<>();

    /** @param learning the parameters that learn, initialised, by names of which no two are the same */
    Descent(Optimiser optimiser, Map<String, Parameter> learning, NDManager manager) {
        this.optimiser = optimiser;
        names = List.copyOf(learning.keySet());
        parameters = List.copyOf(learning.values());
        int kept = optimiser.method() == Optimiser.Method.ADAM ? 2 : optimiser.momentum() > 0 ? 1 : 0;
        for (Parameter parameter : parameters) {
            List<NDArray> own = new ArrayList<>();
            for (int m = 0; m < kept; m++) {
                own.add(manager.zeros(parameter.getShape()));
            }
            moments.add(own);
        }
    }

    /** Step number {@code step}, from 0, along the gradients that the parameters hold, which are then zero. */
    void step(int step, int steps) {
        float rate = (float) (optimiser.rate() * optimiser.schedule().share(step, steps));
        for (int p = 0; p < parameters.size(); p++) {
            NDArray weight = parameters.get(p).getArray();
            NDArray gradient = weight.getGradient();
            boolean decays = parameters.get(p).getType() == Parameter.Type.WEIGHT && optimiser.weightDecay() > 0;
            if (optimiser.method() == Optimiser.Method.SGD) {
                sgd(weight, gradient, moments.get(p), rate, decays);
            } else {
                adam(weight, gradient, moments.get(p), rate, decays, step + 1);
            }
            gradient.muli(0);
        }
    }

    private void sgd(NDArray weight, NDArray gradient, List<NDArray> moment, float rate, boolean decays) {
        if (decays) {
            gradient.addi(weight.mul((float) optimiser.weightDecay()));
        }
        if (moment.isEmpty()) {
            weight.subi(gradient.mul(rate));
            return;
        }
        NDArray velocity = moment.get(0);
        velocity.muli((float) optimiser.momentum()).addi(gradient);
        weight.subi(velocity.mul(rate));
    }

    private void adam(NDArray weight, NDArray gradient, List<NDArray> moment, float rate, boolean decays, int count) {
        if (decays) {
            weight.muli(1 - rate * (float) optimiser.weightDecay());
        }
        NDArray mean = moment.get(0);
        NDArray square = moment.get(1);
        mean.muli(FIRST).addi(gradient.mul(1 - FIRST));
        square.muli(SECOND).addi(gradient.mul(gradient).mul(1 - SECOND));
        float firstBias = (float) (1 - StrictMath.pow(FIRST, count));
        float secondBias = (float) (1 - StrictMath.pow(SECOND, count));
        NDArray scale = square.div(secondBias).sqrt().add(EPSILON);
        weight.subi(mean.mul(rate / firstBias).div(scale));
    }

    /** What is remembered, by parameter and moment: {@code moment0.conv1.weight}. */
    Map<String, NDArray> memory() {
        Map<String, NDArray> memory = new LinkedHashMap<>();
        for (int p = 0; p < parameters.size(); p++) {
            for (int m = 0; m < moments.get(p).size(); m++) {
                memory.put("moment" + m + "." + names.get(p), moments.get(p).get(m));
            }
        }
        return memory;
    }
}
