package io.crease.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "smooth-activations.csv", useHeadersInDisplayName = true)
    void smoothActivationsAndTheirDerivatives(String name, double x, double value, double derivative, double second) {
        Smooth activation = assertInstanceOf(Smooth.class, Activations.parse(name));
        // exp(−x²) turns one rounding of x² into x² roundings of the result; 16 more for what is done with it.
        double relative = (16 + x * x) * Math.ulp(1.0);
        assertEquals(value, activation.value(x), relative * Math.abs(value), "value");
        // gelu and silu have derivatives that cross 0 between terms of the size of the value's slope over x.
        assertEquals(
                derivative,
                activation.derivative(x),
                relative * Math.max(Math.abs(derivative), Math.abs(value)),
                "derivative");
        assertEquals(
                second,
                activation.secondDerivative(x),
                relative * Math.max(Math.abs(second), Math.abs(x * second)),
                "second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | -2 | 0",
                "relu | 3 | 3",
                "leaky-relu | -2 | -0.02",
                "leaky-relu(0.1) | -2 | -0.2",
                "leaky-relu(slope=0.5) | -2 | -1",
                "prelu(0.25) | -2 | -0.5",
                "hard-tanh | -2 | -1",
                "hard-tanh | 0.25 | 0.25",
                "hard-tanh | 7 | 1",
                "hard-sigmoid | 1 | 0.7",
                "hard-sigmoid | 3 | 1",
                "hard-sigmoid | -3 | 0",
                "hard-sigmoid(beta=0.25,alpha=0.5) | 1 | 0.75",
                "abs | -2.5 | 2.5",
                "clip(-2,3) | -4 | -2",
                "clip(-2,3) | 2.5 | 2.5",
                "clip(max=3,min=-2) | 4 | 3",
                "relu6 | 7 | 6",
            })
    void piecewiseLinearValues(String text, double x, double expected) {
        assertEquals(expected, Activations.parse(text).value(x), 2 * Math.ulp(expected));
    }

    @Test
    void familiesSayWhetherTheyArePiecewiseLinear() {
        for (ActivationFamily family : Activations.catalogue().entries()) {
            Activation activation = Activations.parse(family.example());
            assertEquals(activation instanceof PiecewiseLinear, family.piecewiseLinear(), family.name());
        }
    }

    @Test
    void namesReadBack() {
        for (ActivationFamily family : Activations.catalogue().entries()) {
            String name = Activations.parse(family.example()).name();
            assertEquals(name, Activations.parse(name).name());
        }
        assertEquals("leaky-relu(1.0E-5)", Activations.parse("leaky-relu(1e-5)").name());
        assertEquals("clip(-2,2)", Activations.parse(" clip( -2.0, 2 ) ").name());
        assertEquals("hard-sigmoid(0.2,0.5)", Activations.parse("hard-sigmoid").name());
        assertEquals(
                "hard-sigmoid(alpha=0.2,beta=0.5)",
                Activations.catalogue().named("hard-sigmoid").syntax());
        assertEquals("clip(min,max)", Activations.catalogue().named("clip").syntax());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rleu | unknown activation 'rleu'; nearest is 'relu'",
                "leaky-relu(0.1 | 'leaky-relu(0.1' has no closing parenthesis; expected leaky-relu(slope=0.01)",
                "leaky-relu(1,2) | 'leaky-relu(1,2)' has 2 parameters; expected at most 1: leaky-relu(slope=0.01)",
                "leaky-relu(x) | slope is 'x'; expected a finite number",
                "leaky-relu(1e999) | slope is '1e999'; expected a finite number",
                "leaky-relu(NaN) | slope is 'NaN'; expected a finite number",
                "leaky-relu(slop=1) | unknown parameter of leaky-relu 'slop'; nearest is 'slope'",
                "clip(1) | 'clip(1)' does not say max; expected clip(min,max)",
                "clip(1,min=2) | 'clip(1,min=2)' gives min twice; expected clip(min,max)",
                "clip(2,-2) | clip(2,-2): min is 2 and max is -2; expected min below max",
                "hard-sigmoid(0,1) | hard-sigmoid(0,1): alpha is 0; expected more than 0",
                "relu(1) | 'relu(1)' has 1 parameters; expected none",
            })
    void refusals(String text, String message) {
        String found = assertThrows(IllegalArgumentException.class, () -> Activations.parse(text))
                .getMessage();
        assertTrue(found.startsWith(message), found);
    }

    @Test
    void slopesThatDifferBetweenChannelsAreWeights() {
        Activate one = new Activate(Prelu.of(Tensor.vector(0.1, 0.2)));
        Activate other = new Activate(Prelu.of(Tensor.vector(0.1, 0.3)));
        assertEquals(2, one.parameters());
        assertEquals(Tensor.of(Shape.of(2, 2), 0.1, 1, 0.2, 1), one.weights().get(0));
        assertNotEquals(network(one).fingerprint(), network(other).fingerprint());
    }

    private static Network network(Layer layer) {
        return Network.builder(Shape.of(2)).then("layer1", layer).build();
    }
}
