package io.crease.training;

import io.crease.network.NetworkSpecs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Everything that decides how a trained network comes out, but for the number of threads, which decides the last bits. Equal recipes name the same checkpoints.
 *
 * @param network spec of the network before training, with its seed, kept in its shortest form: {@code cnn:paper,batch-norm=true,seed=2}
 * @param data name of the image set, as {@link io.crease.data.ImageSets} knows it
 * @param images how many images of the training split, from the first; 0 for all
 * @param distortion what is done to the images
 * @param optimiser how weights follow gradients
 * @param regularisation how the length of trajectories is held
 * @param batch images in a batch
 * @param epochs how often all images are seen
 * @param only the one node whose weights are trained, all others kept as they start (but the statistics of batch normalisations); empty for all nodes
 * @param seed of the order of images and of distortions
 */
public record Recipe(
        String network,
        String data,
        int images,
        Distortion distortion,
        Optimiser optimiser,
        Regularisation regularisation,
        int batch,
        int epochs,
        String only,
        long seed) {
    private static final int MOST_EPOCHS = 100_000;

    /** Raised when the same recipe would lead to other networks, so that what earlier versions have trained is not taken for theirs. */
    private static final int VERSION = 1;

    /** @throws IllegalArgumentException if a number is out of range, or the spec is malformed */
    public Recipe {
        network = NetworkSpecs.parse(network).text();
        if (images < 0) {
            throw new IllegalArgumentException("images is " + images + "; expected 0 for all, or more");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch is " + batch + "; expected at least 1");
        }
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs is " + epochs + "; expected 1 to " + MOST_EPOCHS);
        }
    }

    /** A network trained on all images for an epoch by SGD with momentum 0.9 at rate 0.05 in one cycle, in batches of 128, with seed 1. */
    public static Recipe of(String network, String data) {
        Optimiser optimiser = Optimiser.sgd(0.05, Optimiser.Schedule.ONE_CYCLE);
        return new Recipe(network, data, 0, Distortion.NONE, optimiser, Regularisation.NONE, 128, 1, "", 1);
    }

    /** The same for other images. */
    public Recipe on(int first, Distortion how) {
        return new Recipe(network, data, first, how, optimiser, regularisation, batch, epochs, only, seed);
    }

    /** The same with another optimiser. */
    public Recipe by(Optimiser other) {
        return new Recipe(network, data, images, distortion, other, regularisation, batch, epochs, only, seed);
    }

    /** The same with another regularisation. */
    public Recipe holding(Regularisation other) {
        return new Recipe(network, data, images, distortion, optimiser, other, batch, epochs, only, seed);
    }

    /** The same for other numbers of epochs and images in a batch. */
    public Recipe lasting(int otherEpochs, int otherBatch) {
        return new Recipe(
                network, data, images, distortion, optimiser, regularisation, otherBatch, otherEpochs, only, seed);
    }

    /** The same training one node alone. */
    public Recipe only(String node) {
        return new Recipe(network, data, images, distortion, optimiser, regularisation, batch, epochs, node, seed);
    }

    /** The same with another seed for the order of images. */
    public Recipe seeded(long other) {
        return new Recipe(network, data, images, distortion, optimiser, regularisation, batch, epochs, only, other);
    }

    /** One line a component, {@code key: value}. */
    public String text() {
        return "network: " + network
                + "\ndata: " + data
                + "\nimages: " + (images == 0 ? "all" : String.valueOf(images))
                + "\ndistortion: " + distortion.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + "\noptimiser: " + optimiser
                + "\nregularisation: " + regularisation
                + "\nbatch: " + batch
                + "\nepochs: " + epochs
                + "\nonly: " + (only.isEmpty() ? "all nodes" : only)
                + "\nseed: " + seed
                + "\nversion of training: " + VERSION
                + "\n";
    }

    /** The first 16 hexadecimal digits of the SHA-256 of {@link #text}. */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
