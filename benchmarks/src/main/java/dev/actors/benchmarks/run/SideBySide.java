package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.SlowServer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All contenders that are there, measured side by side.
 *
 * @param versions what took part, by the contender's key
 * @param missing who did not, because it is not installed, by key
 * @param rows what was measured
 */
public record SideBySide(Map<String, String> versions, List<String> missing, List<Row> rows) {

    /**
     * Measures.
     *
     * @param plan what to run
     * @param program the class that measures a contender in a Java virtual machine
     * @param ours what this project's version is called
     * @param log is told of each figure, and of who is missing
     * @return what was measured
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread was interrupted
     */
    public static SideBySide run(Plan plan, Class<?> program, String ours, Consumer<String> log)
            throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.make("benchmarks");
                SlowServer server = SlowServer.start()) {
            Map<Contender, Host> hosts = hosts(plan.contenders(), program, ours, scratch.folder());
            Map<String, String> versions = new TreeMap<>();
            hosts.forEach((contender, host) -> versions.put(contender.key(), host.version()));
            List<String> missing =
                    plan.contenders().stream()
                            .filter(contender -> !hosts.containsKey(contender))
                            .map(Contender::key)
                            .toList();
            missing.forEach(key -> log.accept("Missing, since it is not installed: " + key));
            return new SideBySide(
                    versions, missing, new Suite(plan, hosts, server.port(), log).run());
        }
    }

    private static Map<Contender, Host> hosts(
            List<Contender> contenders, Class<?> program, String ours, Path scratch)
            throws IOException, InterruptedException {
        Map<Contender, Host> hosts = new EnumMap<>(Contender.class);
        for (Contender contender : contenders) {
            switch (contender) {
                case HANDLER, PROCESS ->
                        hosts.put(contender, new JavaHost(contender, program, ours));
                case PEKKO ->
                        hosts.put(
                                contender,
                                JavaHost.ofLibrary(contender, program, "pekko-actor-typed_2.13"));
                case CAJUN -> hosts.put(contender, JavaHost.ofLibrary(contender, program, "cajun"));
                case ERLANG ->
                        ScriptHost.erlang(scratch).ifPresent(host -> hosts.put(contender, host));
                case GREENLETS ->
                        ScriptHost.greenlets(scratch).ifPresent(host -> hosts.put(contender, host));
            }
        }
        return hosts;
    }
}
