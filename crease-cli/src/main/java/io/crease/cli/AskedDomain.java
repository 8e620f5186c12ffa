package io.crease.cli;

import io.crease.region.Domain;
import java.util.List;

/**
 * A domain with how it was asked for.
 *
 * @param domain the part of input space
 * @param words what the result says of it
 * @param notes what was done to points on the way, one sentence each without the full stop
 */
record AskedDomain(Domain domain, Subject.OfDomain words, List<String> notes) {
    AskedDomain {
        notes = List.copyOf(notes);
    }
}
