package dev.actors.benchmarks.styles;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.benchmarks.styles.Messages.Item;
import dev.actors.benchmarks.styles.Messages.Mark;
import dev.actors.benchmarks.workload.Selection;
import dev.actors.pattern.Pattern;
import dev.actors.pattern.Shape;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What a selective receive wants, and what is in its way.
 *
 * @param pattern matches requests, and no noise
 * @param from who has sent a request
 * @param request makes a request
 * @param noise makes a message of the backlog
 * @param <T> what a request is seen as
 */
record Wanted<T>(
        Pattern<T> pattern,
        Function<T, Address> from,
        Function<Address, Object> request,
        IntFunction<Object> noise) {

    /** Of one type, whether it is noise or wanted. */
    private record Offer(int number, @Nullable Address from) {}

    static Wanted<?> of(Selection selection) {
        return switch (selection) {
            case TYPE -> new Wanted<>(Pattern.type(Mark.class), Mark::from, Mark::new, Item::new);
            case SHAPE ->
                    new Wanted<Map<?, ?>>(
                            Shape.map(Map.of("event", "request", "from", Address.class)),
                            map -> (Address) Objects.requireNonNull(map.get("from")),
                            from -> Map.of("event", "request", "from", from),
                            i -> Map.of("event", "noise", "number", i));
            case GUARD ->
                    new Wanted<>(
                            Pattern.type(Offer.class, offer -> offer.number() < 0),
                            offer -> Objects.requireNonNull(offer.from()),
                            from -> new Offer(-1, from),
                            i -> new Offer(i, null));
        };
    }

    /** Takes requests for ever, and answers them. */
    ActorSpec chooser() {
        return ActorSpec.process(
                self -> {
                    while (true) {
                        self.send(from.apply(self.receive(pattern)), Messages.ACK);
                    }
                });
    }
}
