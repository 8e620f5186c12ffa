package io.crease.study;

/**
 * What became of a claim.
 *
 * @param claim the claim
 * @param outcome borne out, partly, not
 * @param because one sentence with the numbers, without a full stop
 */
public record Finding(Claim claim, Outcome outcome, String because) {}
