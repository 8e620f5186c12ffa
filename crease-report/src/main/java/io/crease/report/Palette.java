package io.crease.report;

/**
 * Colours. Ordered values take viridis (S. van der Walt and N. Smith, 2015, CC0), perceptually uniform and legible to the colour
 * blind; categories the set of M. Okabe and K. Ito (2008), layers the same made darker where they would not stand out on a fill; patterns pale ones all round the hue circle.
 */
public final class Palette {
    /** Viridis at 0, 1/9, …, 1. */
    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C, 0xFDE725
    };

    private static final int[] LAYERS = {0x0062A3, 0xD55E00, 0x00694C, 0xAA4A86, 0x96690A, 0x2B8CC4, 0x555555, 0x6A51A3
    };

    private static final int[] CATEGORIES = {
        0x56B4E9, 0xE69F00, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x999999, 0x8C6D31, 0x6A51A3
    };

    /** Number of pale colours. */
    static final int PALE = 48;

    private Palette() {}

    /** The colour, as 0xRRGGBB, of a share from 0 to 1 of the way from low to high. */
    public static int ordered(double share) {
        double at = Math.max(0, Math.min(1, share)) * (VIRIDIS.length - 1);
        int below = Math.min((int) at, VIRIDIS.length - 2);
        return blend(VIRIDIS[below], VIRIDIS[below + 1], at - below);
    }

    /** The line colour, as 0xRRGGBB, of layer 1, 2, …; they repeat after eight. */
    public static int layer(int layer) {
        return LAYERS[Math.floorMod(layer - 1, LAYERS.length)];
    }

    /** The fill of category 0, 1, …; they repeat after ten. */
    static int category(int category) {
        return CATEGORIES[Math.floorMod(category, CATEGORIES.length)];
    }

    /** One of the pale colours. */
    static int pale(int index) {
        int ring = index / 16;
        double hue = 2 * Math.PI * (index % 16) / 16;
        double lightness = 0.89 + 0.035 * ring;
        double chroma = 0.055 - 0.013 * ring;
        return fromOklab(lightness, chroma * StrictMath.cos(hue), chroma * StrictMath.sin(hue));
    }

    /** The colour, as 0xRRGGBB, of a share from 0 to 1 of a turn: hues all round, darker on one side so that greyscale tells the halves apart. */
    public static int cycle(double share) {
        double turn = 2 * Math.PI * share;
        return fromOklab(
                0.62 + 0.13 * StrictMath.cos(turn), 0.125 * StrictMath.cos(turn + 1), 0.125 * StrictMath.sin(turn + 1));
    }

    /** The colour, as 0xRRGGBB, of a value from −1 (blue) by 0 (nearly white) to 1 (vermilion). */
    public static int diverging(double value) {
        int end = value < 0 ? 0x0A4F8C : 0xB8460A;
        return blend(0xF3F3F3, end, Math.min(1, Math.abs(value)));
    }

    /** The colour, as 0xRRGGBB, that far of the way from one to another as the eye sees it (Oklab, B. Ottosson 2020). */
    public static int blend(int from, int to, double share) {
        double[] a = oklab(from);
        double[] b = oklab(to);
        return fromOklab(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]));
    }

    private static double[] oklab(int colour) {
        double r = linear(colour >> 16 & 0xff);
        double g = linear(colour >> 8 & 0xff);
        double b = linear(colour & 0xff);
        double l = StrictMath.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = StrictMath.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = StrictMath.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static int fromOklab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return coded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | coded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | coded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double linear(int code) {
        double c = code / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int coded(double light) {
        double c = light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.max(0, Math.min(255, Math.rint(c * 255)));
    }
}
