package io.crease.trace;

/** Hands strips on to another observer and adds up lengths and their estimated errors beside it, in the same order. */
final class SamplingErrors implements Observer {
    private final Observer observer;
    /** One a site; written by whoever judges samples. */
    final double[] errors;
    /** One a site, likewise. */
    final double[] lengths;

    SamplingErrors(Observer observer, int sites) {
        this.observer = observer;
        errors = new double[sites];
        lengths = new double[sites];
    }

    /** The largest of all sites' errors, relative to the lengths given. */
    double relative(double[] of) {
        double largest = 0;
        for (int s = 0; s < errors.length; s++) {
            largest = of[s] > 0 ? Math.max(largest, errors[s] / of[s]) : largest;
        }
        return largest;
    }

    @Override
    public Observer fork() {
        return new SamplingErrors(observer.fork(), errors.length);
    }

    @Override
    public void accept(Strip strip) {
        observer.accept(strip);
    }

    @Override
    public void append(Observer later) {
        SamplingErrors that = (SamplingErrors) later;
        observer.append(that.observer);
        for (int s = 0; s < errors.length; s++) {
            errors[s] += that.errors[s];
            lengths[s] += that.lengths[s];
        }
    }
}
