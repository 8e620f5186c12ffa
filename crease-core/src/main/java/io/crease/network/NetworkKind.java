package io.crease.network;

import java.util.List;

/** One kind of network spec: what stands before the colon. One file each and one line in {@link NetworkSpecs}. */
public interface NetworkKind extends CatalogueEntry {

    /** The options it knows. */
    List<SpecOption> options();

    /**
     * What a spec of this kind means.
     *
     * @param spec taken apart; its options are among {@link #options}
     * @throws IllegalArgumentException if the body or an option makes no sense
     */
    NetworkSpec parse(SpecText spec);
}
