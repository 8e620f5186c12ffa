/** One file per claim: the paper's experiments, and those that came after. */
@NullMarked
package io.crease.study;

import org.jspecify.annotations.NullMarked;
