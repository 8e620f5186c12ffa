package io.crease.data;

import java.time.Duration;

/**
 * How long a download waits for a server.
 *
 * @param stall without a byte, after which a connection is given up
 * @param pause before the second try; it doubles with each further one
 * @param tries that may follow each other without bringing a hundredth of the file
 */
record Patience(Duration stall, Duration pause, int tries) {
    /** Half a minute; 1, 2, 4 and 8 seconds between five tries. */
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1), 5);
}
