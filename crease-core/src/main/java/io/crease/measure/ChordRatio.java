package io.crease.measure;

import io.crease.trace.Site;
import io.crease.trace.Strip;

/** How straight the image is: distance of its ends over its length; 1 for a straight line, 0 for a closed curve. */
public final class ChordRatio implements Measure {

    @Override
    public String name() {
        return "chord-ratio";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String describe() {
        return "Distance between the image's ends divided by its length: 1 where the image is straight, small where it is crumpled, 0"
                + " where it closes.";
    }

    @Override
    public boolean standard() {
        return false;
    }

    @Override
    public boolean appliesTo(Site site) {
        return true;
    }

    @Override
    public Tally tally(Site site, Surroundings surroundings) {
        return new Ratio(site, new Length().tally(site, surroundings));
    }

    private static final class Ratio implements Tally {
        private final double[] first;
        private double[] last;
        private boolean any;
        private final Tally length;

        Ratio(Site site, Tally length) {
            first = new double[site.width()];
            last = new double[site.width()];
            this.length = length;
        }

        @Override
        public void accept(Strip strip) {
            if (!any) {
                System.arraycopy(strip.values(), 0, first, 0, first.length);
                any = true;
            }
            System.arraycopy(strip.values(), strip.row(strip.pieces()) * last.length, last, 0, last.length);
            length.accept(strip);
        }

        @Override
        public void append(Tally later) {
            Ratio that = (Ratio) later;
            if (that.any) {
                if (!any) {
                    System.arraycopy(that.first, 0, first, 0, first.length);
                    any = true;
                }
                last = that.last;
                length.append(that.length);
            }
        }

        @Override
        public double value() {
            double sum = 0;
            for (int j = 0; j < first.length; j++) {
                double d = last[j] - first[j];
                sum += d * d;
            }
            return Math.sqrt(sum) / length.value();
        }
    }
}
