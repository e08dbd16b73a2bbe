package dev.actors.benchmarks.startup;

/** How an application comes. */
public enum Packaging {
    /** Its libraries are jars on the class path. */
    CLASS_PATH("jars on the class path"),
    /** Its libraries are jars in its own, as Spring Boot's build plugin makes it. */
    BOOT_JAR("executable boot jar");

    private final String title;

    Packaging(String title) {
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
