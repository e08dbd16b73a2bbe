package dev.actors.test.spring.shop;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;
import dev.actors.spring.Restore;

/** The points of one customer. */
@Actor(value = "loyalty", keyed = true)
public final class Loyalty {

    /** The customer has earned some. */
    public record Earn(int points) {}

    private int points;

    @Receive
    int earn(Earn earn) {
        points += earn.points();
        return points;
    }

    @ActorState
    int points() {
        return points;
    }

    @Restore
    void restore(int kept) {
        points = kept;
    }
}
