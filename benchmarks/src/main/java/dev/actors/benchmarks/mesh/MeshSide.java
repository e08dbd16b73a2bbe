package dev.actors.benchmarks.mesh;

/** Whose nodes they are. */
public enum MeshSide {
    /** Pekko Cluster over Artery, by TCP. */
    PEKKO("Pekko Cluster"),
    /** This project's mesh. */
    ACTORS("mesh");

    private final String title;

    MeshSide(String title) {
        this.title = title;
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
