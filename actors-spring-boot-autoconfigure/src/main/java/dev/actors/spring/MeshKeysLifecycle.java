package dev.actors.spring;

import dev.actors.mesh.Mesh;

import org.springframework.context.SmartLifecycle;

/**
 * Gives the keys of a node to the other nodes of its mesh before the node is closed, so that its
 * keyed actors go on there with their states and messages.
 */
public final class MeshKeysLifecycle implements SmartLifecycle {

    private final Mesh mesh;
    private volatile boolean running;

    /**
     * The lifecycle of the keys of a node.
     *
     * @param mesh joined before and left after
     */
    public MeshKeysLifecycle(Mesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Blocks until the others have what was here, for 10 seconds at most. */
    @Override
    public void stop() {
        running = false;
        mesh.handOver();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeLifecycle.PHASE + 1;
    }
}
