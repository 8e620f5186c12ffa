package io.crease.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crease.numeric.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Determinants written out against elimination, which is taken where a vertex has one facet more. */
class NormalsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void writtenOutAsEliminated(int n) {
        RandomStream random = RandomStream.of(n).named("normals");
        for (int run = 0; run < 50; run++) {
            Facet[] facets = new Facet[n + 1];
            for (int f = 0; f < n; f++) {
                facets[f] = new Facet(Hyperplane.side(f), false, random.gaussians(n, 1));
            }
            facets[n] = new Facet(Hyperplane.side(n), false, new double[n]); // adds nothing, and forces elimination
            double[] vertex = new double[n + 1];
            Normals normals = Normals.ofThread();
            double written = normals.determinant(n, facets, new long[] {(1L << n) - 1}, 0, 1, vertex, 0);
            double eliminated = normals.determinant(n, facets, new long[] {(1L << (n + 1)) - 1}, 0, 1, vertex, 0);
            assertEquals(eliminated, written, 1e-12 * Math.max(1, eliminated), "seed " + n + ", run " + run);
        }
    }
}
