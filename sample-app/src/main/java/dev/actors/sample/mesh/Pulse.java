package dev.actors.sample.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.Address;
import dev.actors.ProcessFunction;
import dev.actors.mesh.Mesh;
import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Adds one to some tallies every second. It is there on every node, and only the one that has the
 * mesh-wide name beats: when its node is lost, another gets the name.
 */
@Profile("mesh")
@Actor(value = "pulse", autostart = true)
class Pulse implements ProcessFunction {

    static final String NAME = "pulse";

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final List<String> KEYS =
            List.of("accra", "cairo", "delhi", "lima", "oslo", "paris", "quito", "seoul", "tokyo");

    private final Mesh mesh;

    Pulse(Mesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public @Nullable Object run(ActorContext self) {
        self.ready();
        while (true) {
            if (hasTheName(self.address())) {
                for (String key : KEYS) {
                    self.send(self.node().keyed("tally", key), new Tally.Add(1));
                }
            }
            Object unused = self.receive(BEAT);
        }
    }

    private boolean hasTheName(Address self) {
        try {
            Optional<Address> holder = mesh.whereis(NAME);
            return holder.isEmpty() ? mesh.register(NAME, self) : holder.get().equals(self);
        } catch (ActorException e) {
            return false; // the node that gives names away is just being lost
        }
    }
}
