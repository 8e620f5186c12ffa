/** Cuts a patch of input space into the activation regions of a piecewise-linear network, exactly. */
@NullMarked
package io.crease.region;

import org.jspecify.annotations.NullMarked;
