package io.crease.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;

/** A decoded image; stored samples are taken as they are, transparency is blended over white. */
final class DecodedPixels implements Pixels {
    private final BufferedImage image;
    private final int channels;
    private final boolean direct;
    private final int bands;
    private final double[] largest;
    private boolean blended;
    private boolean greyed;

    DecodedPixels(BufferedImage image, int channels) {
        this.image = image;
        this.channels = channels;
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        int transfer = model.getTransferType();
        // Stored samples are wanted: getRGB would bend a grey image's values (Java takes grey for linear light).
        this.direct = !(model instanceof IndexColorModel)
                && !model.isAlphaPremultiplied()
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
                && (transfer == DataBuffer.TYPE_BYTE
                        || transfer == DataBuffer.TYPE_USHORT
                        || transfer == DataBuffer.TYPE_INT);
        this.bands = direct ? image.getRaster().getNumBands() : 4;
        this.largest = new double[bands];
        for (int band = 0; band < bands; band++) {
            largest[band] = direct ? (1L << model.getComponentSize(band)) - 1 : 255;
        }
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (blended) {
            notes.add("transparent pixels blended over white");
        }
        if (greyed) {
            notes.add("colour turned grey, 0.299 R + 0.587 G + 0.114 B");
        }
        if (channels == 3 && bands <= 2) {
            notes.add("grey repeated as red, green and blue");
        }
        return notes;
    }

    @Override
    public void row(int y, double[][] planes) {
        int[] samples = direct ? stored(y) : converted(y);
        boolean grey = bands <= 2;
        boolean alpha = bands == 2 || bands == 4;
        for (int x = 0; x < width(); x++) {
            int at = x * bands;
            double opacity = alpha ? samples[at + bands - 1] / largest[bands - 1] : 1;
            blended |= opacity < 1;
            double red = over(samples[at] / largest[0], opacity);
            double green = grey ? red : over(samples[at + 1] / largest[1], opacity);
            double blue = grey ? red : over(samples[at + 2] / largest[2], opacity);
            if (channels == 3) {
                planes[0][x] = red;
                planes[1][x] = green;
                planes[2][x] = blue;
            } else {
                greyed |= red != green || green != blue;
                planes[0][x] = Pixels.grey(red, green, blue);
            }
        }
    }

    private static double over(double value, double opacity) {
        return opacity == 1 ? value : value * opacity + (1 - opacity);
    }

    private int[] stored(int y) {
        Raster raster = image.getRaster();
        return raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, (int[]) null);
    }

    private int[] converted(int y) {
        int[] packed = image.getRGB(0, y, width(), 1, null, 0, width());
        int[] samples = new int[4 * packed.length];
        for (int x = 0; x < packed.length; x++) {
            samples[4 * x] = packed[x] >> 16 & 0xff;
            samples[4 * x + 1] = packed[x] >> 8 & 0xff;
            samples[4 * x + 2] = packed[x] & 0xff;
            samples[4 * x + 3] = packed[x] >>> 24;
        }
        return samples;
    }
}
