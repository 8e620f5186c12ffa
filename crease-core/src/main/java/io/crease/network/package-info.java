/** Immutable networks: layers, activations, initialisers, constructions and their specs. */
@NullMarked
package io.crease.network;

import org.jspecify.annotations.NullMarked;
