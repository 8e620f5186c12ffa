package io.crease.trace;

/**
 * Looks at the pieces of a trace as they pass. Strips of one site come in the order of t. Stretches of the trajectory are
 * observed side by side by forks, which are appended in the order of t; the division into stretches never depends on the number
 * of threads, so neither does a sum.
 */
public interface Observer {

    /** An empty observer of the same kind for a stretch of its own. */
    Observer fork();

    /** Takes in the next strip of its site. The strip is valid only during this call. */
    void accept(Strip strip);

    /** Takes over what {@code later}, a fork, has seen; it covers what follows directly. */
    void append(Observer later);
}
