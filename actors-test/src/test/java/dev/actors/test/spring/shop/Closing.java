package dev.actors.test.spring.shop;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Tells whoever asks it to when the shop closes, an hour later. */
@Actor(value = "closing", autostart = true, messages = Closing.Remind.class)
public final class Closing implements ProcessFunction {

    /** Asks to be told. */
    public record Remind(Address customer) {}

    @Override
    public @Nullable Object run(ActorContext self) {
        while (true) {
            Remind remind = self.receive(Remind.class);
            self.sendAfter(Duration.ofHours(1), remind.customer(), "closed");
        }
    }
}
