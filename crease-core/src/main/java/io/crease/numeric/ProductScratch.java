package io.crease.numeric;

/**
 * One thread's buffers for a matrix product: operands and result outside the heap, and a heap array to pack rows in. Whoever
 * fills them uses them up before returning, so all layers share them.
 */
public final class ProductScratch {
    private static final ThreadLocal<ProductScratch> OF_THREAD = ThreadLocal.withInitial(ProductScratch::new);

    private final NativeDoubles left = new NativeDoubles(0);
    private final NativeDoubles right = new NativeDoubles(0);
    private final NativeDoubles result = new NativeDoubles(0);
    private double[] packed = new double[0];

    private ProductScratch() {}

    /** The buffers of the calling thread. */
    public static ProductScratch ofThread() {
        return OF_THREAD.get();
    }

    /** The left operand, with room for {@code capacity} doubles. */
    public NativeDoubles left(int capacity) {
        left.ensure(capacity);
        return left;
    }

    /** The right operand, with room for {@code capacity} doubles. */
    public NativeDoubles right(int capacity) {
        right.ensure(capacity);
        return right;
    }

    /** The result, with room for {@code capacity} doubles. */
    public NativeDoubles result(int capacity) {
        result.ensure(capacity);
        return result;
    }

    /** A heap array of at least {@code capacity} doubles with arbitrary contents. */
    public double[] packed(int capacity) {
        if (packed.length < capacity) {
            packed = new double[capacity];
        }
        return packed;
    }
}
