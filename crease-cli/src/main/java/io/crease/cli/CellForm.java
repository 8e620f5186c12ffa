package io.crease.cli;

import io.crease.region.Region;
import java.util.HexFormat;
import java.util.StringJoiner;

/** How a region is written in a file of cells, a line each. */
enum CellForm {
    /** Flat columns of one type each; in the plane the last one is a polygon as well-known text. */
    CSV {
        @Override
        String head(int dimension, int outputs) {
            StringJoiner head = new StringJoiner(",", "", "\n");
            head.add("id,layer,vertices,bounded,volume");
            for (int i = 1; i <= dimension; i++) {
                head.add("centre_" + i);
            }
            head.add("pattern,slope");
            for (int k = 0; k < outputs; k++) {
                head.add("output_" + k);
            }
            if (dimension == 2) {
                head.add("polygon");
            }
            return head.toString();
        }

        @Override
        String line(long id, String cell) {
            return id + "," + cell + "\n";
        }

        @Override
        String tail(boolean complete) {
            return "";
        }

        @Override
        String cell(Region region, int outputs) {
            StringJoiner cells = new StringJoiner(",");
            boolean bounded = region.bounded();
            cells.add(String.valueOf(region.layer()))
                    .add(String.valueOf(region.vertices()))
                    .add(String.valueOf(bounded))
                    .add(bounded ? String.valueOf(region.volume()) : "");
            double[] centre = centre(region);
            for (double coordinate : centre) {
                cells.add(bounded ? String.valueOf(coordinate) : "");
            }
            cells.add(pattern(region)).add(String.valueOf(slope(region, outputs)));
            for (int k = 0; k < outputs; k++) {
                cells.add(bounded ? String.valueOf(output(region, k, centre)) : "");
            }
            if (region.dimension() == 2) {
                cells.add(bounded ? "\"POLYGON ((" + ring(region, " ", ", ", "", "") + "))\"" : "");
            }
            return cells.toString();
        }
    },

    /** A GeoJSON feature collection (RFC 7946) of plane coordinates, a feature a line; an unbounded region has no geometry. */
    GEOJSON {
        @Override
        String head(int dimension, int outputs) {
            return "{\"type\":\"FeatureCollection\",\"features\":[";
        }

        @Override
        String line(long id, String cell) {
            return (id == 0 ? "\n" : ",\n") + "{\"type\":\"Feature\",\"id\":" + id + "," + cell + "}";
        }

        @Override
        String tail(boolean complete) {
            return "\n],\"complete\":" + complete + "}\n";
        }

        @Override
        String cell(Region region, int outputs) {
            boolean bounded = region.bounded();
            double[] centre = centre(region);
            StringJoiner cell = new StringJoiner(",", "\"properties\":{", "}");
            cell.add("\"layer\":" + region.layer())
                    .add("\"vertices\":" + region.vertices())
                    .add("\"bounded\":" + bounded)
                    .add("\"volume\":" + (bounded ? region.volume() : null))
                    .add("\"centre\":" + (bounded ? "[" + centre[0] + "," + centre[1] + "]" : null))
                    .add("\"pattern\":\"" + pattern(region) + "\"")
                    .add("\"slope\":" + slope(region, outputs));
            for (int k = 0; k < outputs; k++) {
                cell.add("\"output_" + k + "\":" + (bounded ? output(region, k, centre) : null));
            }
            return cell + ",\"geometry\":"
                    + (bounded
                            ? "{\"type\":\"Polygon\",\"coordinates\":[[" + ring(region, ",", ",", "[", "]") + "]]}"
                            : null);
        }
    };

    /** What stands before all cells. */
    abstract String head(int dimension, int outputs);

    /** A cell with its number, from 0. */
    abstract String line(long id, String cell);

    /** What stands behind all cells. */
    abstract String tail(boolean complete);

    /** A cell without its number. */
    abstract String cell(Region region, int outputs);

    /** The mean of the vertices, a point inside. */
    static double[] centre(Region region) {
        double[] centre = new double[region.dimension()];
        for (int v = 0; v < region.vertices(); v++) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += region.coordinate(v, i) / region.vertices();
            }
        }
        return centre;
    }

    private static String pattern(Region region) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(region.patternHigh()) + hex.toHexDigits(region.patternLow());
    }

    /** Frobenius norm of the outputs' derivatives by the coordinates. */
    private static double slope(Region region, int outputs) {
        double sum = 0;
        for (int k = 0; k < outputs; k++) {
            for (int i = 1; i <= region.dimension(); i++) {
                sum += region.output(k, i) * region.output(k, i);
            }
        }
        return Math.sqrt(sum);
    }

    private static double output(Region region, int k, double[] at) {
        double value = region.output(k, 0);
        for (int i = 0; i < at.length; i++) {
            value += region.output(k, i + 1) * at[i];
        }
        return value;
    }

    /** The corners counterclockwise, the first once more at the end. */
    private static String ring(Region region, String within, String between, String open, String close) {
        StringJoiner ring = new StringJoiner(between);
        for (int i = 0; i <= region.vertices(); i++) {
            int v = i % region.vertices();
            ring.add(open + region.coordinate(v, 0) + within + region.coordinate(v, 1) + close);
        }
        return ring.toString();
    }
}
