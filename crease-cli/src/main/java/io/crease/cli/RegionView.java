package io.crease.cli;

import io.crease.region.RegionCount;
import io.crease.region.RegionObserver;
import java.util.List;

/**
 * A file that is made of the regions while they are counted. It is closed whether the count ended well or not; without {@link
 * #write} nothing is to be seen of it.
 */
interface RegionView extends AutoCloseable {

    /** What looks at the regions; the same each time. */
    List<RegionObserver> observers();

    /** Writes the file, when the count has ended. */
    void write(RegionCount count);

    @Override
    void close();
}
