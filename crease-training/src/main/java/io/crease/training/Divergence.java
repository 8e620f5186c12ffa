package io.crease.training;

/**
 * Why a run ended early: the loss was no longer a finite number.
 *
 * @param step the step at which it was not
 * @param node the first node whose weights or images were not finite, else the one with the largest images
 * @param sentence one line that says what was seen and what may help
 */
public record Divergence(int step, String node, String sentence) {}
