package io.crease.network;

import java.util.List;

/** All kinds of networks that can be written as {@code KIND:BODY[,option=value…]}. */
public final class NetworkSpecs {
    private static final Catalogue<NetworkKind> CATALOGUE = new Catalogue<>(
            "kind of network",
            new MlpSpec.Kind(),
            new CnnSpec.Kind(),
            new ResnetSpec.Kind(),
            new FoldSpec.Kind(),
            new SawtoothSpec.Kind());

    private NetworkSpecs() {}

    /** The catalogue. */
    public static Catalogue<NetworkKind> catalogue() {
        return CATALOGUE;
    }

    /** Whether a text starts with the name of a kind and a colon (and so is no file name). */
    public static boolean isSpec(String text) {
        int colon = text.indexOf(':');
        List<String> names = CATALOGUE.names();
        return colon > 0 && names.contains(text.substring(0, colon));
    }

    /**
     * What a spec means.
     *
     * @throws IllegalArgumentException if it is malformed or contradicts itself; the message starts with the spec and says what
     *     was found and what was expected
     * @throws TooLargeException if it is too large for this Java
     */
    public static NetworkSpec parse(String text) {
        try {
            SpecText spec = SpecText.parse(text.strip());
            NetworkKind kind = CATALOGUE.named(spec.kind());
            spec.refuseUnknown(kind.options());
            return kind.parse(spec);
        } catch (TooLargeException e) {
            throw new TooLargeException(text.strip() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(text.strip() + ": " + e.getMessage(), e);
        }
    }
}
