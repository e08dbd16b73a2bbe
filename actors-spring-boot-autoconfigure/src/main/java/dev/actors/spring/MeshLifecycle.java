package dev.actors.spring;

import dev.actors.Node;
import dev.actors.mesh.Mesh;

import org.springframework.context.SmartLifecycle;

/**
 * Joins the mesh before the actors of the application start, and leaves it after the node is
 * closed, so that other nodes hear how its actors ended.
 */
public final class MeshLifecycle implements SmartLifecycle {

    private final Node node;
    private final Mesh mesh;
    private volatile boolean running;

    /**
     * The lifecycle of a mesh.
     *
     * @param node opened by it, if it is not open
     * @param mesh joined and left by it
     */
    public MeshLifecycle(Node node, Mesh mesh) {
        this.node = node;
        this.mesh = mesh;
    }

    @Override
    public void start() {
        node.open();
        mesh.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        mesh.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeLifecycle.PHASE - 1;
    }
}
