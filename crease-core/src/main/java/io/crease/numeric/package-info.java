/** Shapes, tensors, matrix products over OpenBLAS and named random streams. */
@NullMarked
package io.crease.numeric;

import org.jspecify.annotations.NullMarked;
