package dev.actors.benchmarks.mesh;

import java.util.Arrays;

/** Whose nodes they are. */
public enum MeshSide {
    /** Pekko Cluster over Artery, by TCP. */
    PEKKO("pekko", "Pekko Cluster"),
    /** This project's mesh. */
    ACTORS("actors", "mesh");

    private final String key;
    private final String title;

    MeshSide(String key, String title) {
        this.key = key;
        this.title = title;
    }

    static MeshSide of(String key) {
        return Arrays.stream(values())
                .filter(side -> side.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What it is called on a command line.
     *
     * @return lower-case letters
     */
    public String key() {
        return key;
    }

    /**
     * What it is called in a table.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }
}
