package io.crease.network;

/** All activations that can be asked for by name. */
public final class Activations {
    private static final Catalogue<ActivationFamily> CATALOGUE = new Catalogue<>(
            "activation",
            new Relu(),
            new LeakyRelu(),
            new Prelu(),
            new HardTanh(),
            new HardSigmoid(),
            new AbsoluteValue(),
            new Clip(),
            new Relu6(),
            new Tanh(),
            new Sigmoid(),
            new ErrorFunction(),
            new Gelu(),
            new Silu(),
            new Softplus(),
            new Elu(),
            new HardSwish());

    private Activations() {}

    /** The catalogue. */
    public static Catalogue<ActivationFamily> catalogue() {
        return CATALOGUE;
    }

    /**
     * The activation that a text such as {@code relu}, {@code leaky-relu(0.1)} or {@code clip(min=-2,max=2)} asks for.
     * The name of what it returns parses to the same function.
     *
     * @throws IllegalArgumentException if the name or a parameter is unknown, missing, malformed or out of range
     */
    public static Activation parse(String text) {
        return Family.parse(CATALOGUE, text.strip());
    }
}
