package io.crease.network;

import io.crease.numeric.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A network that is described but not built: what a spec text such as {@code mlp:784-256x4-10} means. Immutable.
 *
 * <p>Nodes of what it builds are named alike: layer d, numbered from 1, is the activation {@code layer3}; what makes its
 * pre-activation is {@code dense3} or {@code conv3}, then {@code bn3}, {@code shortcut3}, {@code add3} as far as there are any;
 * pools are {@code pool1}, {@code pool2}, …; the affine layer at the end is {@code output}. The weights of a node come from the
 * random streams {@code weight} and {@code bias} below the node's own, {@code RandomStream.of(seed).named("dense3")}.
 */
public interface NetworkSpec {

    /**
     * The spec in its shortest form, options that have their defaults left out: it parses to a spec that builds the same
     * network.
     */
    String text();

    /** Shape of the input. */
    Shape input();

    /** The seed of {@link #build()}; 0 for constructions, which are not random. */
    long seed();

    /** Whether the weights depend on the seed. */
    boolean random();

    /** Number of parameters, found without building. */
    long parameters();

    /**
     * The network for another seed than the spec's own. Equal specs and seeds give equal networks, bit for bit, on every
     * machine.
     *
     * @throws IllegalArgumentException if this Java has too little memory for it
     */
    Network build(long seed);

    /** The network for the spec's own seed. */
    default Network build() {
        return build(seed());
    }

    /**
     * The ensemble that {@link #build(long)} draws from if theory has predictions for it, else null; see {@link #whyNoTheory}.
     */
    default @Nullable RandomEnsemble ensemble() {
        return null;
    }

    /** Why there is no {@link #ensemble}, in one line; null when there is one. */
    @Nullable
    String whyNoTheory();
}
