/** JMH benchmarks of traces against the dense products they cannot do without. */
@NullMarked
package io.crease.bench;

import org.jspecify.annotations.NullMarked;
