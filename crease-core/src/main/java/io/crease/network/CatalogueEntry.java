package io.crease.network;

/** One thing a user can name: a line of {@code crease list}. */
public interface CatalogueEntry {

    /** The name it is asked for by, unique in its catalogue: {@code leaky-relu}. */
    String name();

    /** How it is written, with parameters and their defaults: {@code leaky-relu(slope=0.01)}. */
    String syntax();

    /** What it is, in one line without a full stop. */
    String describe();

    /** A text that works as it stands. */
    String example();
}
