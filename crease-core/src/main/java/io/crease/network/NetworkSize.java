package io.crease.network;

import java.util.Locale;

/** Counts what a network would store before any of it is allocated. Mutable, not thread-safe. */
final class NetworkSize {
    private static final double BYTES_PER_PARAMETER =
            2.0 * Double.BYTES; // the tensors and the copy that OpenBLAS reads
    private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8; // what a Java array holds on every virtual machine

    private double parameters; // exact below 2^53, and far beyond that it is refused

    /** Adds a fully connected layer. */
    NetworkSize dense(String name, long in, long out) {
        return layer(name, (double) in * out, out);
    }

    /** Adds a convolution with a square kernel. */
    NetworkSize conv(String name, long in, long out, long kernel) {
        return layer(name, (double) in * out * kernel * kernel, out);
    }

    /** Adds a batch normalisation. */
    NetworkSize batchNorm(long channels) {
        parameters += 4.0 * channels;
        return this;
    }

    /** Checks an image on its way through the network. */
    NetworkSize image(String name, long channels, long height, long width) {
        refuse(name + ": image", (double) channels * height * width);
        return this;
    }

    private NetworkSize layer(String name, double weights, long biases) {
        refuse(name + ": weight", weights);
        parameters += weights + biases;
        return this;
    }

    private static void refuse(String what, double elements) {
        if (elements > MOST_ELEMENTS) {
            throw new TooLargeException(String.format(
                    Locale.ROOT, "%s has %.0f elements; expected at most %d", what, elements, MOST_ELEMENTS));
        }
    }

    /** Number of parameters. */
    long parameters() {
        return (long) parameters;
    }

    /**
     * Refuses a network that this Java cannot hold.
     *
     * @throws TooLargeException with the estimate
     */
    void refuseBeyond(long heapBytes) {
        double bytes = parameters * BYTES_PER_PARAMETER;
        if (bytes > heapBytes) {
            throw new TooLargeException(String.format(
                    Locale.ROOT,
                    "%.0f parameters need about %.1f GiB, this Java may use %.1f GiB; expected less (java -Xmx sets the limit)",
                    parameters,
                    bytes / (1L << 30),
                    (double) heapBytes / (1L << 30)));
        }
    }
}
