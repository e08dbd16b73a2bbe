package dev.actors.benchmarks;

import dev.actors.benchmarks.peers.CajunArena;
import dev.actors.benchmarks.peers.PekkoArena;
import dev.actors.benchmarks.styles.HandlerArena;
import dev.actors.benchmarks.styles.ProcessArena;
import dev.actors.benchmarks.workload.Arena;

import java.util.Arrays;

/** Who takes part. */
enum Contender {
    HANDLER("handler"),
    PROCESS("process"),
    PEKKO("pekko"),
    CAJUN("cajun");

    private final String key;

    Contender(String key) {
        this.key = key;
    }

    static Contender of(String key) {
        return Arrays.stream(values())
                .filter(contender -> contender.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no contender " + key + "."));
    }

    Arena arena() {
        return switch (this) {
            case HANDLER -> new HandlerArena();
            case PROCESS -> new ProcessArena();
            case PEKKO -> new PekkoArena();
            case CAJUN -> FinalFeatures.arena(CajunArena.class.getName());
        };
    }
}
