/** Results as one HTML file. */
@NullMarked
package io.crease.report.page;

import org.jspecify.annotations.NullMarked;
