/** Figures: what was measured or cut, drawn as SVG and PNG from one list of strokes and fills. */
@NullMarked
package io.crease.report;

import org.jspecify.annotations.NullMarked;
