package io.crease.training;

import ai.djl.ndarray.NDArray;
import io.crease.data.Npz;
import io.crease.numeric.InputException;
import io.crease.numeric.Shape;
import io.crease.numeric.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run between two steps: all that is needed to go on from there to the same end. Mutable, used by one thread. */
final class TrainingState {
    private static final String FILE = "state.npz";
    private static final int COLUMNS = 6;

    int step;
    double seconds;
    /** Of the epoch begun: the sum of the losses, the number of right answers, of images seen. */
    double lossSum;

    double right;
    double seen;
    final List<Moment> history = new ArrayList<>();

    /** Writes the state, whole or not at all. @throws InputException if it cannot be written */
    void save(Path folder, Map<String, NDArray> arrays) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("cursor", Tensor.vector(step, seconds, lossSum, right, seen));
        double[] rows = new double[COLUMNS * history.size()];
        int i = 0;
        for (Moment m : history) {
            for (double value :
                    new double[] {m.step(), m.epoch(), m.seconds(), m.loss(), m.trainAccuracy(), m.testAccuracy()}) {
                rows[i++] = value;
            }
        }
        tensors.put("history", Tensor.adopt(Shape.of(history.size(), COLUMNS), rows));
        arrays.forEach((name, array) -> tensors.put(name, Torch.tensor(Shape.of((int) array.size()), array)));
        Npz.write(folder.resolve(FILE), tensors);
    }

    /**
     * Reads the state into the arrays, if there is one.
     *
     * @return whether there was
     * @throws InputException if it does not fit
     */
    boolean load(Path folder, Map<String, NDArray> arrays) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        Map<String, Tensor> tensors = read(file);
        readHistory(file, tensors);
        arrays.forEach((name, array) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null || tensor.size() != array.size()) {
                throw new InputException(file + ": " + (tensor == null ? "no array " : "another size of ") + name
                        + "; expected " + array.size() + " numbers: remove the folder to train again");
            }
            array.set(Torch.floats(tensor));
        });
        return true;
    }

    private static Map<String, Tensor> read(Path file) {
        try {
            return Npz.read(file);
        } catch (InputException e) {
            throw new InputException(e.getMessage() + "; remove the folder to train again", e);
        }
    }

    private void readHistory(Path file, Map<String, Tensor> tensors) {
        Tensor cursor = tensors.get("cursor");
        Tensor rows = tensors.get("history");
        if (cursor == null
                || cursor.size() != 5
                || rows == null
                || rows.size() < COLUMNS
                || rows.size() % COLUMNS != 0) {
            throw new InputException(file + ": is not the state of a training run; remove the folder to train again");
        }
        step = (int) cursor.get(0);
        seconds = cursor.get(1);
        lossSum = cursor.get(2);
        right = cursor.get(3);
        seen = cursor.get(4);
        history.clear();
        for (int i = 0; i < rows.size(); i += COLUMNS) {
            history.add(new Moment(
                    (int) rows.get(i),
                    (int) rows.get(i + 1),
                    rows.get(i + 2),
                    rows.get(i + 3),
                    rows.get(i + 4),
                    rows.get(i + 5)));
        }
    }

    /** The history of a run that has been saved. @throws InputException if there is none */
    static List<Moment> history(Path folder) {
        TrainingState state = new TrainingState();
        state.readHistory(folder.resolve(FILE), read(folder.resolve(FILE)));
        return List.copyOf(state.history);
    }
}
