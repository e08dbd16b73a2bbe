package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.MonitorRef;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The actors that a clerk has spawned for others, one for each owner. It is stopped, however long
 * it takes to start, when its owner ends or cannot be reached, and when another one takes its
 * place. The clerk's own; it outlives a crash of the clerk, the watches do not.
 */
final class Wards {

    private record Ward(MonitorRef owner, CompletableFuture<Address> start) {}

    private final Node node;
    private final Map<Address, Ward> byOwner = new HashMap<>();

    Wards(Node node) {
        this.node = node;
    }

    /** Adds one that has been told to start. */
    void add(ActorContext self, Address owner, CompletableFuture<Address> start) {
        Ward before = byOwner.put(owner, new Ward(self.monitor(owner), start));
        if (before != null) {
            self.demonitor(before.owner());
        }
        stop(before);
    }

    /** Somebody has ended, who may be an owner. */
    void ended(Down down) {
        Ward ward = byOwner.get(down.actor());
        if (ward != null && ward.owner().equals(down.monitor())) {
            byOwner.remove(down.actor());
            stop(ward);
        }
    }

    /** After a crash: the watches are gone. */
    void resume(ActorContext self) {
        byOwner.replaceAll((owner, ward) -> new Ward(self.monitor(owner), ward.start()));
    }

    private void stop(@Nullable Ward ward) {
        if (ward != null) {
            CompletableFuture<?> unused = ward.start().thenAccept(node::stop);
        }
    }
}
