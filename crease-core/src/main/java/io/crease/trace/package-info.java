/** Sends a trajectory through a network and hands on each layer's image, piece by piece, in the order of t. */
@NullMarked
package io.crease.trace;

import org.jspecify.annotations.NullMarked;
