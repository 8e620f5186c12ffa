/** Bounds and mean-field predictions as pure functions; every formula with its source and its validity. */
@NullMarked
package io.crease.theory;

import org.jspecify.annotations.NullMarked;
