package io.crease.bench;

import io.crease.numeric.Blas;
import io.crease.numeric.ProductScratch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RecursiveAction;

/** Matrix products of given sizes in batches of at most 512 rows, operands already in place: 2·rows·in·out flops each, no more. */
final class DenseProducts {
    private static final int BATCH = 512;

    private final List<int[]> batches = new ArrayList<>();

    DenseProducts(List<int[]> products) {
        for (int[] product : products) {
            int parts = (product[0] - 1) / BATCH + 1;
            for (int p = 0; p < parts; p++) {
                int rows = (int) ((long) product[0] * (p + 1) / parts - (long) product[0] * p / parts);
                batches.add(new int[] {rows, product[1], product[2]});
            }
        }
    }

    List<RecursiveAction> tasks() {
        List<RecursiveAction> tasks = new ArrayList<>();
        for (int[] batch : batches) {
            tasks.add(new RecursiveAction() {
                private static final long serialVersionUID = 1;

                @Override
                protected void compute() {
                    ProductScratch scratch = ProductScratch.ofThread();
                    Blas.multiply(
                            batch[0],
                            batch[2],
                            batch[1],
                            scratch.left(batch[0] * batch[1]),
                            scratch.right(batch[1] * batch[2]),
                            0,
                            scratch.result(batch[0] * batch[2]));
                }
            });
        }
        return tasks;
    }
}
