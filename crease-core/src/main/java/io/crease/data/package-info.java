/** Points, images, data sets and arrays from files; networks from weights in files. */
@NullMarked
package io.crease.data;

import org.jspecify.annotations.NullMarked;
