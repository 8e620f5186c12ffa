package io.crease.data;

import java.util.List;

/** An image of known size, read row by row from the top, as grey or as red, green and blue values in [0, 1]. */
interface Pixels {

    /** Pixels in a row. */
    int width();

    /** Number of rows. */
    int height();

    /** Fills {@code planes[channel][x]} with row {@code y}; modified. One plane is filled with grey, three with red, green, blue. */
    void row(int y, double[][] planes);

    /** What had to be done to the rows read so far, one sentence each. */
    List<String> notes();

    /** Grey of a colour, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601); exactly R where the three are equal. */
    static double grey(double red, double green, double blue) {
        return red == green && green == blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
    }
}
