package io.crease.training;

/**
 * How far a run was at the end of an epoch, or before the first step.
 *
 * @param step steps taken
 * @param epoch epochs done
 * @param seconds of training, pauses between stops and resumptions not counted
 * @param loss mean over the epoch's batches, terms of a regularisation included; NaN before the first
 * @param trainAccuracy share of right answers given in training during the epoch, before each step; NaN before the first
 * @param testAccuracy share of right answers on the test images
 */
public record Moment(int step, int epoch, double seconds, double loss, double trainAccuracy, double testAccuracy) {}
