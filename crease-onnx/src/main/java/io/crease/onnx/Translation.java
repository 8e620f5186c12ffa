package io.crease.onnx;

import io.crease.data.HeapBudget;
import io.crease.numeric.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A graph on its way to a network: the value of every tensor so far, and the steps made. Mutable, used by one thread. */
final class Translation {
    private final OnnxFile file;
    private final GraphInput input;
    private final Map<String, Value> values = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long made;

    Translation(OnnxFile file, GraphInput input) {
        this.file = file;
        this.input = input;
        values.put(input.name(), new Signal(input.dims(), input.step()));
    }

    OnnxFile file() {
        return file;
    }

    GraphInput input() {
        return input;
    }

    /** All steps in the order in which they were made. */
    List<Step> steps() {
        return steps;
    }

    /** What is known of a tensor; stored ones are read on first use. @throws Unsupported if its type is not read */
    Value value(String tensor) {
        Value known = values.get(tensor);
        if (known == null) {
            Constant stored = file.initialiser(tensor);
            known = stored == null ? new Unknown(tensor) : stored;
            if (stored != null) {
                allow("initialiser " + tensor, stored.size());
            }
            values.put(tensor, known);
        }
        return known;
    }

    /** The extents of a tensor translated so far; null if they are not known. */
    @Nullable
    List<Integer> extents(String tensor) {
        Value value = values.get(tensor);
        return value == null || value instanceof Unknown
                ? null
                : Call.dims(value).extents();
    }

    Step add(Step step) {
        HeapBudget.require(
                file.name() + ": what node " + step.name() + " makes",
                step.shape().size());
        steps.add(step);
        return step;
    }

    String unique(String name) {
        String unique = name;
        for (int n = 2; !names.add(unique); n++) {
            unique = name + "#" + n;
        }
        return unique;
    }

    void allow(String where, long doubles) {
        made += doubles;
        HeapBudget.require(file.name() + ": " + where + " and what came before it", made);
    }

    /**
     * Translates a node.
     *
     * @return null, or why it is not supported
     * @throws InputException if the node contradicts itself or its inputs
     */
    @Nullable
    Refusal translate(OnnxNode node) {
        Refusal refusal = null;
        List<Value> made = List.of();
        try {
            made = outputs(node);
        } catch (Unsupported e) {
            refusal = new Refusal(e.reason(), false);
        } catch (Behind e) {
            refusal = new Refusal("behind node " + e.node, true);
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new InputException(
                    file.name() + ": " + node.where() + ": " + e.getMessage()
                            + "; expected a node that fits its inputs: export again",
                    e);
        }
        String behind = refusal == null || !refusal.inherited()
                ? node.name()
                : refusal.reason().substring("behind node ".length());
        for (int i = 0; i < node.outputs().size(); i++) {
            values.put(node.outputs().get(i), i < made.size() ? made.get(i) : new Unknown(behind));
        }
        return refusal;
    }

    /**
     * Why a node was not translated.
     *
     * @param inherited whether the reason lies in a node before it
     */
    record Refusal(String reason, boolean inherited) {}

    private static final class Behind extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String node;

        Behind(String node) {
            super(node, null, false, false);
            this.node = node;
        }
    }

    private List<Value> outputs(OnnxNode node) {
        Operator operator = Operators.named(node.op());
        if (operator == null) {
            throw new Unsupported("no layer here does what " + node.op() + " does");
        }
        List<@Nullable Value> inputs = new ArrayList<>();
        for (String name : node.inputs()) {
            Value value = name.isEmpty() ? null : value(name);
            if (value instanceof Unknown unknown) {
                throw new Behind(unknown.behind());
            }
            inputs.add(value);
        }
        return operator.apply(new Call(this, node, inputs));
    }
}
