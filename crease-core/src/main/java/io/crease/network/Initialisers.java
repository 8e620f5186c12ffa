package io.crease.network;

/** All initialisers that can be asked for by name. */
public final class Initialisers {
    private static final Catalogue<InitialiserFamily> CATALOGUE = new Catalogue<>(
            "initialiser",
            new GaussianWeights(),
            new PaperWeights(),
            new OrthogonalWeights(),
            new UniformWeights(),
            new SparseWeights.Family());

    private Initialisers() {}

    /** The catalogue. */
    public static Catalogue<InitialiserFamily> catalogue() {
        return CATALOGUE;
    }

    /**
     * The initialiser that a text such as {@code gaussian} or {@code sparse(15)} asks for.
     *
     * @throws IllegalArgumentException if the name or a parameter is unknown, missing, malformed or out of range
     */
    public static Initialiser parse(String text) {
        return Family.parse(CATALOGUE, text.strip());
    }
}
