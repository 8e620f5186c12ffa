/** Figures drawn: as Vega-Lite, SVG, PNG, PDF, and as tables of what is drawn. */
@NullMarked
package io.crease.report.draw;

import org.jspecify.annotations.NullMarked;
