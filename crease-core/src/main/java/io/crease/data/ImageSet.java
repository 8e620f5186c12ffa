package io.crease.data;

import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;

/**
 * One split of a data set of labelled images; images are read from their file, or drawn, when asked for and not kept. Safe for
 * use by several threads.
 */
public sealed interface ImageSet permits Mnist, Cifar10, SyntheticImages {

    /** The name in specs, with the split: {@code mnist:test}. */
    String name();

    /** The shape of an image, {@code [channels, height, width]}. */
    Shape shape();

    /** Number of images. */
    int size();

    /**
     * Images {@code from} to {@code from + count − 1} in one pass over their file: shape {@code [count, channels, height, width]},
     * values byte / 255 in [0, 1].
     *
     * @throws InputException if one of them does not exist or the file is damaged
     */
    Tensor images(int from, int count);

    /**
     * The classes, 0 to 9, of images {@code from} to {@code from + count − 1}.
     *
     * @throws InputException if one of them does not exist, the file of labels is missing or damaged
     */
    int[] labels(int from, int count);

    /** Image {@code index}, from 0: {@link #shape()}, values in [0, 1]. @throws InputException as {@link #images} */
    default Tensor image(int index) {
        return images(index, 1).reshape(shape());
    }

    /** The class, 0 to 9, of image {@code index}. @throws InputException as {@link #labels} */
    default int label(int index) {
        return labels(index, 1)[0];
    }
}
