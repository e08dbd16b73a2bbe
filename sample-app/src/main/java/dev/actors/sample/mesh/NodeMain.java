package dev.actors.sample.mesh;

import dev.actors.sample.SampleApplication;

import java.util.concurrent.CompletableFuture;

/**
 * The application as a node that ends with the process that has started it, even where that is
 * killed and can stop nobody.
 */
final class NodeMain {

    private NodeMain() {}

    static void main(String[] args) {
        ProcessHandle.current().parent().ifPresent(NodeMain::endWith);
        SampleApplication.main(args);
    }

    private static void endWith(ProcessHandle parent) {
        CompletableFuture<?> unused = parent.onExit().thenRun(() -> System.exit(1));
    }
}
