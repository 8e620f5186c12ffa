package io.crease.cli;

import java.io.IOException;
import java.util.List;

/** What a result is about, as {@link JsonText} has it. */
final class JsonSubject {
    private JsonSubject() {}

    /** The fields of a subject. */
    static void write(JsonText json, Subject subject) throws IOException {
        json.object("network", network -> network(network, subject.network()));
        Subject.OfTrajectory trajectory = subject.trajectory();
        if (trajectory != null) {
            json.object("trajectory", object -> trajectory(object, trajectory));
        }
        Subject.OfSweep sweep = subject.sweep();
        if (sweep != null) {
            json.object("sweep", object -> {
                object.numbers("layers", sweep.layers());
                object.number("points", sweep.points());
            });
        }
        Subject.OfDomain domain = subject.domain();
        if (domain != null) {
            json.object("domain", object -> domain(object, domain));
        }
    }

    /** The fields of the subject of a comparison. */
    static void write(JsonText json, Comparison comparison) throws IOException {
        json.array("networks", array -> {
            for (Subject.OfNetwork network : comparison.networks()) {
                array.object(null, object -> network(object, network));
            }
        });
        json.object("trajectory", object -> trajectory(object, comparison.trajectory()));
    }

    private static void network(JsonText json, Subject.OfNetwork network) throws IOException {
        json.string("source", network.source());
        json.string("sha256", network.sha256());
        json.number("parameters", network.parameters());
        json.array("layers", array -> {
            for (Subject.Layer layer : network.layers()) {
                array.object(null, object -> {
                    object.number("layer", layer.layer());
                    object.string("site", layer.site());
                    object.string("kind", layer.kind());
                    object.numbers("shape", layer.shape());
                });
            }
        });
    }

    private static void trajectory(JsonText json, Subject.OfTrajectory trajectory) throws IOException {
        json.string("kind", trajectory.kind());
        json.string("from", trajectory.from());
        json.string("to", trajectory.to());
        json.strings("via", trajectory.via());
        json.numbers("span", List.of(trajectory.low(), trajectory.high()));
        json.number("length", trajectory.length());
        json.number("radius", trajectory.radius());
    }

    private static void domain(JsonText json, Subject.OfDomain domain) throws IOException {
        json.string("kind", domain.kind());
        json.number("dimension", domain.dimension());
        json.numbers("low", domain.low());
        json.numbers("high", domain.high());
        json.strings("points", domain.points());
        json.numbers("corners", domain.corners());
    }
}
