package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.Arrivals;
import dev.actors.ExitReason;
import dev.actors.Watcher;

/** A watch of another node over an actor of this one: what it hears is told there. */
final class Guest implements Watcher {

    private final Link link;
    private final long number;
    private volatile boolean over;

    Guest(Link link, long number) {
        this.link = link;
        this.number = number;
    }

    void watch(Arrivals arrivals, Address actor) {
        link.watched(number, arrivals.monitor(actor, this));
        if (over) {
            link.unwatch(number);
        }
    }

    @Override
    public void ended(ExitReason reason) {
        over = true;
        Reasons.say(link, reason, known -> new Frame.Down(number, known));
        link.unwatch(number);
    }

    @Override
    public void restarted(ExitReason cause) {
        Reasons.say(link, cause, known -> new Frame.Restarted(number, known));
    }
}
