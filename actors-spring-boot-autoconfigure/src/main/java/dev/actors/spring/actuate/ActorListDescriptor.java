package dev.actors.spring.actuate;

import dev.actors.ActorInfo;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import java.util.List;

/**
 * One page of the living actors.
 *
 * @param actors those of the page, oldest first
 * @param page which page, from 0
 * @param size how many a page has at most
 * @param total how many match
 */
public record ActorListDescriptor(List<Line> actors, int page, int size, int total)
        implements OperationResponseBody {

    static ActorListDescriptor of(Page<ActorInfo> page) {
        return new ActorListDescriptor(
                page.map(Line::of).items(), page.page(), page.size(), page.total());
    }

    /**
     * One actor of the list.
     *
     * @param address where it is reached
     * @param names the names it is registered under, oldest first
     * @param behavior the name of its behaviour
     * @param status what it is doing
     * @param mailbox its mailbox
     * @param handled messages it has taken, over all restarts
     * @param restarts how often it was restarted
     * @param restartsLeft how many restarts it may still have now; left out where it is not
     *     restarted
     */
    public record Line(
            String address,
            List<String> names,
            String behavior,
            String status,
            ActorDescriptor.Mailbox mailbox,
            long handled,
            int restarts,
            @Nullable Integer restartsLeft) {

        static Line of(ActorInfo actor) {
            return new Line(
                    actor.address().toString(),
                    actor.names(),
                    actor.behavior(),
                    Labels.of(actor.status()),
                    ActorDescriptor.mailbox(actor),
                    actor.handled(),
                    actor.restarts(),
                    actor.restartsLeft());
        }
    }
}
