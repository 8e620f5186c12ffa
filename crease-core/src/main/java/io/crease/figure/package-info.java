/** Figures described: what is drawn, not how. Whatever draws them is in the room {@code report}. */
@NullMarked
package io.crease.figure;

import org.jspecify.annotations.NullMarked;
