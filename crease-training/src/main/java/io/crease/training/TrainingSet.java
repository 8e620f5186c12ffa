package io.crease.training;

import io.crease.data.ImageSet;
import io.crease.data.Normalisation;
import io.crease.numeric.InputException;
import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The images and classes of one split, kept in memory as a byte a value, and handed out as normalised batches.
 */
public final class TrainingSet {
    private static final int READ_AT_ONCE = 1000;
    /** How far a cropped image may be moved in each direction. */
    private static final int SHIFT = 4;

    private final String name;
    private final Shape shape;
    private final byte[] pixels;
    private final int[] labels;
    private final Normalisation normalisation;

    private TrainingSet(String name, Shape shape, byte[] pixels, int[] labels, Normalisation normalisation) {
        this.name = name;
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.normalisation = normalisation;
    }

    /**
     * The first images of a set.
     *
     * @param most how many at most; 0 for all
     * @throws InputException if the set's files cannot be read or a label is out of range
     */
    public static TrainingSet of(ImageSet set, int most, Normalisation normalisation) {
        int count = most == 0 ? set.size() : Math.min(most, set.size());
        int size = set.shape().size();
        byte[] pixels = new byte[Math.multiplyExact(count, size)];
        int[] labels = new int[count];
        for (int from = 0; from < count; from += READ_AT_ONCE) {
            int part = Math.min(READ_AT_ONCE, count - from);
            Tensor images = set.images(from, part);
            for (int i = 0; i < part * size; i++) {
                pixels[from * size + i] = (byte) Math.round(255 * images.get(i));
            }
            System.arraycopy(set.labels(from, part), 0, labels, from, part);
        }
        return new TrainingSet(set.name(), set.shape(), pixels, labels, normalisation);
    }

    /** The set's name with its split. */
    public String name() {
        return name;
    }

    /** Shape of an image, [channels, height, width]. */
    public Shape shape() {
        return shape;
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** The class of an image. */
    public int label(int image) {
        return labels[image];
    }

    /** The largest class that an image has. */
    int largestLabel() {
        return Arrays.stream(labels).max().orElse(-1);
    }

    /** An image as the network sees it: (byte/255 − mean)/std, in double precision; shape {@link #shape()}. */
    public Tensor image(int image) {
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(pixels[image * shape.size() + i] & 0xff, i / plane());
        }
        return Tensor.adopt(shape, values);
    }

    /**
     * Writes normalised images one after the other.
     *
     * @param order their numbers
     * @param target [count × size], overwritten
     * @param random draws the distortions; null if there are none
     */
    void batch(int[] order, int from, int count, float[] target, Distortion distortion, @Nullable RandomStream random) {
        boolean flips = distortion == Distortion.FLIP || distortion == Distortion.FLIP_AND_SHIFT;
        boolean shifts = distortion == Distortion.SHIFT || distortion == Distortion.FLIP_AND_SHIFT;
        float[][] table = table();
        int height = shape.extent(1);
        int width = shape.extent(2);
        for (int r = 0; r < count; r++) {
            boolean flip = random != null && flips && random.uniform() < 0.5;
            int down = random == null || !shifts ? 0 : random.below(2 * SHIFT + 1) - SHIFT;
            int right = random == null || !shifts ? 0 : random.below(2 * SHIFT + 1) - SHIFT;
            int source = order[from + r] * shape.size();
            int to = r * shape.size();
            for (int c = 0; c < shape.extent(0); c++) {
                float[] values = table[c];
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++, to++) {
                        int fromY = y + down;
                        int fromX = (flip ? width - 1 - x : x) + right;
                        boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
                        target[to] = inside
                                ? values[pixels[source + (c * height + fromY) * width + fromX] & 0xff]
                                : values[0];
                    }
                }
            }
        }
    }

    /** What each byte becomes in each channel. */
    private float[][] table() {
        float[][] table = new float[shape.extent(0)][256];
        for (int c = 0; c < table.length; c++) {
            for (int b = 0; b < 256; b++) {
                table[c][b] = (float) value(b, c);
            }
        }
        return table;
    }

    private int plane() {
        return shape.extent(1) * shape.extent(2);
    }

    private double value(int pixel, int channel) {
        double mean = normalisation.mean().get(normalisation.mean().size() == 1 ? 0 : channel);
        double std = normalisation.std().get(normalisation.std().size() == 1 ? 0 : channel);
        return (pixel / 255.0 - mean) / std;
    }
}
