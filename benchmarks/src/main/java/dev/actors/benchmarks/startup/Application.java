package dev.actors.benchmarks.startup;

import java.util.Locale;

/** What an empty application has on its class path. Each has all of the one before. */
public enum Application {
    /** Web MVC alone. */
    WEB("web MVC alone"),
    /** What the starter brings, without anything of this project. */
    ACTUATOR("with actuator and Prometheus"),
    /** The starter. */
    STARTER("with the starter");

    private final String title;

    Application(String title) {
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

    /** The file, made by its module's build, with the class path. */
    String classPath() {
        return name().toLowerCase(Locale.ROOT) + ".classpath";
    }
}
