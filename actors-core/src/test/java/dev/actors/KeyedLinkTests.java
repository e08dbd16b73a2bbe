package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Links to keys that move while the links are made. */
class KeyedLinkTests extends KeyedTestCase {

    /** How often the first node looks where a key belongs, before it belongs elsewhere. */
    private final AtomicInteger looks = new AtomicInteger(Integer.MAX_VALUE);

    private final Node two = Node.builder("secret@127.0.0.1:4714").time(clock).open();
    private final Node one =
            Node.builder("secret@127.0.0.1:4713").time(clock).placement(this::place).open();
    private final Passage way = Passage.between(one, two);

    private Place place(String behavior, String key) {
        return new Place.On(looks.getAndDecrement() > 0 ? two.name() : "127.0.0.1:4716");
    }

    @AfterEach
    void closeBoth() {
        close(one);
        close(two);
        way.close();
    }

    /** The way is looked for, and then the node. */
    @Test
    void breakWithTheNodeThatWasTold() {
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        two.keyedActors().serve(KeyedBehavior.of("counter", counter()).idle(IDLE));
        assertThat(get(two.askAsync(ann, "get", LONG))).isEqualTo(0);
        Address follower =
                one.spawn(
                        self -> {
                            self.trapExit(true);
                            looks.set(2);
                            self.link(ann);
                            return got.add(self.receive());
                        });
        until(() -> two.info(ann).orElseThrow().links().contains(follower));

        way.breakDown();

        assertThat(next(got, "exit")).isEqualTo(new Exit(ann, new ExitReason.NoConnection()));
    }
}
