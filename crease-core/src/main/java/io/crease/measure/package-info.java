/** What is read off a trace; one measure a file. */
@NullMarked
package io.crease.measure;

import org.jspecify.annotations.NullMarked;
