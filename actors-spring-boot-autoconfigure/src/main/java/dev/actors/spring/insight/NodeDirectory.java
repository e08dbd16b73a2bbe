package dev.actors.spring.insight;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The other nodes that this one knows of; a mesh adds its own by a bean. */
@FunctionalInterface
public interface NodeDirectory {

    /** How a node does. */
    enum Health {
        /** It answers. */
        UP,
        /** It has not answered lately. */
        SUSPECT,
        /** It is gone. */
        DOWN
    }

    /**
     * A node as it is seen from this one.
     *
     * @param name its name, HOST:PORT
     * @param health how it does
     * @param alive actors that live there; null if that is not known
     * @param roundTrip how long it takes to answer; null if that is not known
     * @param since since when it has been so; null if that is not known
     * @param text what else there is to say; null for nothing
     * @param url where its dashboard is, http or https; null if that is not known
     */
    record Entry(
            String name,
            Health health,
            @Nullable Long alive,
            @Nullable Duration roundTrip,
            @Nullable Instant since,
            @Nullable String text,
            @Nullable String url) {}

    /**
     * The other nodes. It is called once a second while somebody watches, and must not block.
     *
     * @return without this one, in any order
     */
    List<Entry> others();
}
