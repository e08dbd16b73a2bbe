package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Unit;
import dev.actors.benchmarks.workload.Workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java virtual machine like this one, with G1 and 8 GB of heap.
 *
 * @param contender who runs in it
 * @param program the class that measures
 * @param version which version the contender is
 */
record JavaHost(Contender contender, Class<?> program, String version) implements Host {

    private static final List<String> OPTIONS =
            List.of(
                    "-Xms4g",
                    "-Xmx8g",
                    "-XX:+UseG1GC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /** A host whose contender is in a library on the class path, such as {@code pekko-actor}. */
    static JavaHost ofLibrary(Contender contender, Class<?> program, String library) {
        Matcher jar =
                Pattern.compile(Pattern.quote(library) + "-(\\d[\\w.]*)\\.jar")
                        .matcher(System.getProperty("java.class.path"));
        return new JavaHost(contender, program, library + (jar.find() ? " " + jar.group(1) : ""));
    }

    @Override
    public List<String> command(Workload workload, Terms terms) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of("--contender", contender.key(), "--workload", workload.key()));
        command.addAll(List.of("--seconds", String.valueOf(terms.time().toMillis() / 1e3)));
        command.addAll(List.of("--samples", String.valueOf(terms.samples())));
        command.addAll(List.of("--divisor", String.valueOf(terms.divisor())));
        command.addAll(List.of("--port", String.valueOf(terms.port())));
        return command;
    }

    @Override
    public List<Double> figures(List<String> lines, Unit unit) {
        String array = lines.getLast();
        return Arrays.stream(array.substring(1, array.length() - 1).split(", ", -1))
                .map(Double::valueOf)
                .toList();
    }
}
