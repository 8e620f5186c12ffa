package io.crease.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Dense matrix products over OpenBLAS. OpenBLAS runs on one thread inside a call; callers run several batches side by side, so
 * that a result depends on the batch and never on the number of threads.
 */
public final class Blas {
    static {
        openblas_nolapack.blas_set_num_threads(1);
    }

    private Blas() {}

    /** Name and version of the library, {@code OpenBLAS 0.3.31}; nothing is loaded. */
    public static String version() {
        return openblas_nolapack.OPENBLAS_VERSION.strip();
    }

    static void load() {
        // Running the static initialiser is the point.
    }

    /**
     * C ← A·B + β·C, all row-major and packed (leading dimension = columns).
     *
     * @param m rows of A and C
     * @param n columns of B and C
     * @param k columns of A, rows of B
     * @param c modified
     */
    public static void multiply(int m, int n, int k, NativeDoubles a, NativeDoubles b, double beta, NativeDoubles c) {
        multiply(m, n, k, a.pointer(), b.pointer(), beta, c.pointer());
    }

    /**
     * C_i ← A_i·B_i for i = 0 … count − 1, all row-major and packed. The matrices of an operand lie one behind the other, {@code gap}
     * doubles apart in B and C: without a gap equal places of matrices would often share a set of the cache.
     *
     * @param m rows of each A and C
     * @param n columns of each B and C
     * @param k columns of each A, rows of each B
     * @param c modified
     */
    public static void multiplyEach(
            int count, int m, int n, int k, NativeDoubles a, NativeDoubles b, NativeDoubles c, int gap) {
        for (int i = 0; i < count; i++) {
            multiply(
                    m,
                    n,
                    k,
                    a.pointer().getPointer((long) i * m * k),
                    b.pointer().getPointer((long) i * (k * n + gap)),
                    0,
                    c.pointer().getPointer((long) i * (m * n + gap)));
        }
    }

    private static void multiply(int m, int n, int k, DoublePointer a, DoublePointer b, double beta, DoublePointer c) {
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasNoTrans,
                openblas_nolapack.CblasNoTrans,
                m,
                n,
                k,
                1.0,
                a,
                k,
                b,
                n,
                beta,
                c,
                n);
    }
}
