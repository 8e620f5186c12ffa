package io.crease.measure;

import io.crease.network.PiecewiseLinear;
import io.crease.trace.Letters;
import io.crease.trace.Site;
import io.crease.trace.Strip;

/**
 * Neurons of a layer that stay on one piece of a piecewise-linear activation all along the trajectory, by the kind of that piece:
 * <em>dead</em> on a flat piece of value 0 (an off ReLU), <em>saturated</em> on a flat piece of another value (a hard tanh at ±1),
 * <em>linear</em> on a sloped piece.
 */
final class NeuronStates implements Tally {
    /** The kinds of piece. */
    enum State {
        DEAD,
        SATURATED,
        LINEAR
    }

    private final State wanted;
    private final PiecewiseLinear activation;
    private final int plane;
    private final LetterRun run = new LetterRun();
    private final boolean[] moved;

    NeuronStates(State wanted, PiecewiseLinear activation, Site site) {
        this.wanted = wanted;
        this.activation = activation;
        plane = site.width() / activation.channels();
        moved = new boolean[site.width()];
    }

    @Override
    public void accept(Strip strip) {
        Letters letters = strip.letters();
        if (letters != null) {
            run.accept(letters, (j, from, to) -> moved[j] = true);
            for (int i = 0; i < letters.changes(); i++) {
                moved[letters.neuron(i)] = true;
            }
        }
    }

    @Override
    public void append(Tally later) {
        NeuronStates that = (NeuronStates) later;
        run.append(that.run, (j, from, to) -> moved[j] = true);
        for (int j = 0; j < moved.length; j++) {
            moved[j] |= that.moved[j];
        }
    }

    @Override
    public double value() {
        int[] first = run.first();
        if (first == null) {
            return Double.NaN;
        }
        int count = 0;
        for (int j = 0; j < first.length; j++) {
            count += !moved[j] && state(j / plane, first[j]) == wanted ? 1 : 0;
        }
        return count;
    }

    private State state(int channel, int letter) {
        if (activation.slope(channel, letter) != 0) {
            return State.LINEAR;
        }
        return activation.intercept(channel, letter) == 0 ? State.DEAD : State.SATURATED;
    }
}
