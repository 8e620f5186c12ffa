/** ONNX models in and out: files read as networks, networks written as files. */
@NullMarked
package io.crease.onnx;

import org.jspecify.annotations.NullMarked;
