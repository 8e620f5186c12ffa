package io.crease.data;

import io.crease.numeric.RandomStream;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;

/**
 * Images drawn by the program, for work without files: ten classes, 10,000 images to train on and 2,000 to test on. Image {@code
 * i} is of class {@code i mod 10}, and everything else about it (place, size, angle, colours, noise) comes from the random stream
 * of its set, split and index, so that it is the same on every machine. An image is drawn when asked for.
 */
public final class SyntheticImages implements ImageSet {
    private static final int CLASSES = 10;
    private static final int TRAIN_IMAGES = 10_000;
    private static final int TEST_IMAGES = 2_000;

    private final String name;
    private final Drawing drawing;
    private final RandomStream random;
    private final int size;

    private SyntheticImages(String set, Drawing drawing, Split split) {
        this.name = set + ":" + split;
        this.drawing = drawing;
        this.random = RandomStream.of(0).named(set).named(split.toString());
        this.size = split == Split.TRAIN ? TRAIN_IMAGES : TEST_IMAGES;
    }

    /** {@code synthetic}: coloured figures and textures {@code [3, 32, 32]}, the shape of CIFAR-10's images. */
    public static SyntheticImages figures(Split split) {
        return new SyntheticImages("synthetic", new FigureDrawing(), split);
    }

    /** {@code synthetic-digits}: digits of a few strokes {@code [1, 28, 28]}, the shape of MNIST's images. */
    public static SyntheticImages digits(Split split) {
        return new SyntheticImages("synthetic-digits", new DigitDrawing(), split);
    }

    /** Draws one kind of images. Without state, so that several threads can draw. */
    interface Drawing {
        /** The shape of an image, {@code [channels, height, width]}. */
        Shape shape();

        /**
         * Draws one image of a class.
         *
         * @param random yields everything that the class leaves open
         * @return its bytes, in the order of {@link #shape()}
         */
        byte[] draw(int label, RandomStream random);

        /** The byte of a brightness, 0 to 1; what lies outside is cut off. */
        static byte shade(double brightness) {
            return (byte) (int) (Math.min(1, Math.max(0, brightness)) * 255 + 0.5);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape shape() {
        return drawing.shape();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Tensor images(int from, int count) {
        DataFolder.checkRange(this, from, count);
        int pixels = shape().size();
        HeapBudget.require(name, (long) count * pixels);
        byte[] bytes = new byte[Math.multiplyExact(count, pixels)];
        for (int i = 0; i < count; i++) {
            byte[] image = drawing.draw((from + i) % CLASSES, random.named(String.valueOf(from + i)));
            System.arraycopy(image, 0, bytes, i * pixels, pixels);
        }
        return DataFolder.scaled(bytes, count, shape());
    }

    @Override
    public int[] labels(int from, int count) {
        DataFolder.checkRange(this, from, count);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (from + i) % CLASSES;
        }
        return labels;
    }
}
