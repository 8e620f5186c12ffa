package io.crease.cli;

import io.crease.study.Study;
import io.crease.study.StudySize;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the rest of several studies takes: each study's own estimate for its work that is not stored, corrected by how long work has taken so far on
 * this machine. Mutable, not thread-safe.
 */
final class TimeLeft {
    /** This share of all work is taken to run at the estimated speed, so that the first cells do not decide alone. */
    private static final double TRUST = 0.02;

    /** From this share of a study on its own time alone says how long its rest takes. */
    private static final double KNOWN = 0.2;

    private final StudySize size;
    private final Map<Study, Share> shares = new HashMap<>();
    private double spent;
    private double expected;

    /** How far a study is. */
    private static final class Share {
        private final double stored;
        private double done;
        private double found;
        private double seconds;

        Share(double stored) {
            this.stored = stored;
        }
    }

    /**
     * @param stored the studies to come, each with the share of its work that is stored
     */
    TimeLeft(StudySize size, Map<Study, Double> stored) {
        this.size = size;
        stored.forEach((study, share) -> shares.put(study, new Share(share)));
    }

    private Share of(Study study) {
        Share share = shares.get(study);
        if (share == null) {
            throw new IllegalArgumentException(study.name() + ": not one of the studies to run");
        }
        return share;
    }

    /** Estimated seconds of a study's work before it has begun. */
    double ahead(Study study) {
        return study.seconds(size) * (1 - of(study).stored);
    }

    /** A share of the study, of 1 in all, was computed. */
    void worked(Study study, double share) {
        of(study).done += share;
    }

    /** A share of the study was in the store. */
    void found(Study study, double share) {
        of(study).done += share;
        of(study).found += share;
    }

    /** The study that is running has taken that long in all. */
    void took(Study study, double seconds) {
        Share share = of(study);
        if (share.done > share.found) { // reading stored cells says nothing of how fast work is
            spent += seconds - share.seconds;
            share.seconds = seconds;
        }
    }

    /** The study has ended, whatever is left of it. */
    void ended(Study study) {
        Share share = of(study);
        expected += study.seconds(size) * (share.done - share.found);
        share.done = 1;
    }

    /** Which share of a study is done. */
    double done(Study study) {
        return Math.min(1, of(study).done);
    }

    /**
     * Seconds left over all studies.
     *
     * @param running the one that is running
     */
    double seconds(Study running) {
        Share now = of(running);
        double worked = Math.max(0, now.done - now.found);
        double all = shares.keySet().stream().mapToDouble(this::ahead).sum();
        double speed = (spent + TRUST * all) / (expected + running.seconds(size) * worked + TRUST * all + 1e-9);
        double left = 0;
        for (Map.Entry<Study, Share> entry : shares.entrySet()) {
            Study study = entry.getKey();
            if (study != running) {
                left += entry.getValue().done >= 1 ? 0 : speed * ahead(study);
            }
        }
        double rest = Math.max(0, 1 - now.done - Math.max(0, now.stored - now.found));
        double known = Math.min(1, worked / KNOWN);
        double own = worked > 0 ? now.seconds / worked : 0;
        return left + rest * (known * own + (1 - known) * speed * running.seconds(size));
    }
}
