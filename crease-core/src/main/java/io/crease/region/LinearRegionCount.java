package io.crease.region;

/**
 * How many linear regions there are: maximal connected sets, regions joined through facets, on which the network is one affine map.
 *
 * @param activationRegions that were joined
 * @param linearRegions left; an upper bound for the regions seen if not {@code certified}
 * @param constant activation regions on which no output depends on any coordinate
 * @param facets inside the domain, each between two activation regions
 * @param settledExactly comparisons that were settled in exact arithmetic
 * @param certified whether every facet's other side was found and every comparison settled by an error bound or exactly
 */
public record LinearRegionCount(
        long activationRegions,
        long linearRegions,
        long constant,
        long facets,
        long settledExactly,
        boolean certified) {}
