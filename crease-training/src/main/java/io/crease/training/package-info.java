/** Trains networks on DJL with PyTorch, and trajectory regularisation for any DJL model. */
@NullMarked
package io.crease.training;

import org.jspecify.annotations.NullMarked;
