/** Figures of what was measured, made from its rows. */
@NullMarked
package io.crease.report.measured;

import org.jspecify.annotations.NullMarked;
