package io.crease.network;

import io.crease.numeric.Shape;

/**
 * A window that slides over an image: kernel size, stride, padding and dilation, each for height and width.
 *
 * @param height kernel height
 * @param width kernel width
 * @param strideY vertical step
 * @param strideX horizontal step
 * @param top rows of padding above
 * @param left columns of padding to the left
 * @param bottom rows of padding below
 * @param right columns of padding to the right
 * @param dilationY distance between kernel rows
 * @param dilationX distance between kernel columns
 */
public record Window(
        int height,
        int width,
        int strideY,
        int strideX,
        int top,
        int left,
        int bottom,
        int right,
        int dilationY,
        int dilationX) {

    /** @throws IllegalArgumentException if a size, stride or dilation is not positive or a padding is negative */
    public Window {
        if (height < 1 || width < 1 || strideY < 1 || strideX < 1 || dilationY < 1 || dilationX < 1) {
            throw new IllegalArgumentException("window " + height + "x" + width + ", stride " + strideY + "x" + strideX
                    + ", dilation " + dilationY + "x" + dilationX + ": all must be at least 1");
        }
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException("window padding must not be negative");
        }
    }

    /** A square window with equal stride and padding in both directions and no dilation. */
    public static Window square(int size, int stride, int padding) {
        return new Window(size, size, stride, stride, padding, padding, padding, padding, 1, 1);
    }

    /** Number of window positions vertically; {@code what} names the layer in the error if there is none. */
    public int rows(String what, Shape image) {
        return positions(what, image, image.extent(1) + top + bottom, dilationY * (height - 1) + 1, strideY);
    }

    /** Number of window positions horizontally. */
    public int columns(String what, Shape image) {
        return positions(what, image, image.extent(2) + left + right, dilationX * (width - 1) + 1, strideX);
    }

    private static int positions(String what, Shape image, int padded, int covered, int stride) {
        if (covered > padded) {
            throw new IllegalArgumentException(what + ": a window that covers " + covered + " does not fit the input "
                    + image + ", " + padded + " with padding");
        }
        return (padded - covered) / stride + 1;
    }

    /** Row of the image under kernel row {@code ky} at vertical position {@code y}; may lie in the padding. */
    int imageRow(int y, int ky) {
        return y * strideY - top + ky * dilationY;
    }

    /** Column of the image under kernel column {@code kx} at horizontal position {@code x}; may lie in the padding. */
    int imageColumn(int x, int kx) {
        return x * strideX - left + kx * dilationX;
    }
}
