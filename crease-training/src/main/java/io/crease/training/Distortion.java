package io.crease.training;

/** What is done to images at random before a network is trained on them. */
public enum Distortion {
    /** Nothing. */
    NONE,
    /** Mirrored left to right every other time. */
    FLIP,
    /** Moved by up to four pixels in each direction, background moving in. */
    SHIFT,
    /** Moved, and mirrored left to right every other time. */
    FLIP_AND_SHIFT
}
