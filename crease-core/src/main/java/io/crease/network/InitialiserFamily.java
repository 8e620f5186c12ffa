package io.crease.network;

/** Initialisers of one form, told apart by number parameters. */
public interface InitialiserFamily extends Family<Initialiser> {}
