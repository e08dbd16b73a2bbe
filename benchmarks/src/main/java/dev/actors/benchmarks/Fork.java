package dev.actors.benchmarks;

import dev.actors.benchmarks.peers.CajunPeer;
import dev.actors.benchmarks.peers.PekkoPeer;
import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.styles.HandlerArena;
import dev.actors.benchmarks.styles.ProcessArena;
import dev.actors.benchmarks.workload.Arena;
import dev.actors.benchmarks.workload.SlowServer;
import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Workload;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A program that measures one contender at one workload, and prints the figures as a JSON array.
 *
 * <p>Options: {@code --contender}, {@code --workload}, {@code --seconds} (warm-up and measuring
 * each), {@code --samples}, {@code --divisor}, {@code --port} of a slow server, in the place of one
 * of its own.
 */
final class Fork {

    static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Logger.getLogger("").setLevel(Level.OFF);
        IO.println(measure(options));
        System.exit(0);
    }

    static List<Double> measure(Options options) throws Exception {
        Workload workload = Workload.of(options.get("workload"));
        Duration time = Duration.ofMillis((long) (1_000 * options.number("seconds", 2)));
        try (SlowServer server = SlowServer.start();
                Arena arena = arena(Contender.of(options.get("contender")))) {
            return workload.measure(
                    arena,
                    new Terms(
                            time,
                            time,
                            (int) options.number("samples", 8),
                            (int) options.number("divisor", 1),
                            (int) options.number("port", server.port())));
        }
    }

    private static Arena arena(Contender contender) {
        return switch (contender) {
            case HANDLER -> new HandlerArena();
            case PROCESS -> new ProcessArena();
            case PEKKO -> new PekkoPeer().get();
            case CAJUN -> FinalFeatures.arena(CajunPeer.class.getName());
            case ERLANG, GREENLETS ->
                    throw new IllegalArgumentException(
                            contender.title() + " cannot run in a Java virtual machine");
        };
    }

    private Fork() {}
}
