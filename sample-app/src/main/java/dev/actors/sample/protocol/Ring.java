package dev.actors.sample.protocol;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;
import dev.actors.spring.Args;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * Sends a message round a ring of actors, each of which passes it on once, and shows it when it has
 * come back.
 */
@Actor("ring")
class Ring implements ProcessFunction {

    record Size(@DefaultValue("10000") int n) {}

    private final int n;

    Ring(@Args Size size) {
        n = size.n();
    }

    @Override
    public @Nullable Object run(ActorContext self) {
        self.ready();
        Address next = self.address();
        for (int i = 0; i < n; i++) {
            next = self.spawn(Ring::forward, next);
        }
        self.send(next, Map.of("text", "hello around the ring"));
        self.publish(self.receive(Map.class));
        return self.receive(Stop.class);
    }

    private static @Nullable Object forward(ActorContext self, Address next) {
        self.send(next, self.receive());
        return null;
    }

    /** Nobody sends one: the ring stays until it is killed. */
    private record Stop() {}
}
