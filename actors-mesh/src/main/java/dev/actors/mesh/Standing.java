package dev.actors.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * How a node stands to its mesh, found out by one thread that looks while the node is alone. It
 * also has links mended.
 *
 * <p>A node that does not know the cookie hears nothing from the others, so it has to infer that it
 * is refused: somebody listens where it looks, and it is still alone after several looks.
 */
final class Standing implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(Standing.class.getName());

    /** From one look to the next; two halves that can do so come together in less than this. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** So many looks in a row have to find somebody who does not answer. */
    private static final int LOOKS = 3;

    private final MeshSettings settings;
    private final Links links;
    private final Diagnosis diagnosis;
    private volatile String refusal = "";
    private volatile boolean up;
    private int unanswered;
    private boolean toldAlone;

    Standing(MeshSettings settings, Links links) {
        this.settings = settings;
        this.links = links;
        this.diagnosis = new Diagnosis(settings);
    }

    private final Thread thread =
            Thread.ofPlatform().daemon().name("mesh-standing").unstarted(this::watch);

    void start() {
        up = true;
        thread.start();
    }

    MeshState state() {
        int others = links.nodes().size();
        if (!up) {
            return MeshState.DOWN;
        }
        if (others + 1 < settings.minimumSize() && (others > 0 || !settings.expectsOthers())) {
            return MeshState.MINORITY;
        }
        if (others > 0) {
            return MeshState.UP;
        }
        if (!settings.expectsOthers()) {
            return MeshState.SINGLE;
        }
        return refusal.isEmpty() ? MeshState.ALONE : MeshState.REFUSED;
    }

    /** Why the node is refused; empty if it is not. */
    String refusal() {
        return links.nodes().isEmpty() ? refusal : "";
    }

    private void watch() {
        try {
            while (up) {
                Thread.sleep(INTERVAL);
                links.mend();
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (!links.nodes().isEmpty() || !settings.expectsOthers()) {
            unanswered = 0;
            refusal = "";
            toldAlone = false;
            return;
        }
        switch (diagnosis.look()) {
            case Diagnosis.Finding.Nobody _ -> {
                unanswered = 0;
                refusal = "";
                tellAlone();
            }
            case Diagnosis.Finding.Somebody(String peer) -> {
                unanswered++;
                if (unanswered >= LOOKS) {
                    refuse(
                            peer
                                    + " takes connections and does not take this node in. Check"
                                    + " that it is a node of this mesh, and that both have the same"
                                    + " cookie and either TLS or none.");
                }
            }
            case Diagnosis.Finding.Untrusted(String peer, String why) ->
                    refuse(
                            "TLS with "
                                    + peer
                                    + " fails: "
                                    + why
                                    + ". Check that the certificates of both nodes are signed by an"
                                    + " authority that the other trusts.");
        }
    }

    private void tellAlone() {
        if (!toldAlone) {
            toldAlone = true;
            LOGGER.log(
                    Level.WARNING,
                    "The node {0} has found none of its peers and is alone. It goes on looking",
                    settings.identity().name());
        }
    }

    private void refuse(String why) {
        if (refusal.isEmpty()) {
            LOGGER.log(
                    Level.ERROR,
                    "The node {0} is refused by its mesh: {1}",
                    settings.identity().name(),
                    why);
        }
        refusal = why;
    }

    @Override
    public void close() {
        up = false;
        thread.interrupt();
    }
}
