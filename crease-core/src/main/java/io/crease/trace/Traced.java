package io.crease.trace;

/**
 * What a trace says of itself when it ends.
 *
 * @param exact whether pieces are exact, or chords between samples
 * @param complete false when it was stopped before the end of the trajectory
 * @param points number of points of the trajectory that passed through the whole network
 * @param relativeError for a sampled trace the estimated relative error of the lengths (the largest over all sites); 0 when exact
 */
public record Traced(boolean exact, boolean complete, long points, double relativeError) {}
