/** One-dimensional curves in input space or in the weights of one layer. */
@NullMarked
package io.crease.trajectory;

import org.jspecify.annotations.NullMarked;
