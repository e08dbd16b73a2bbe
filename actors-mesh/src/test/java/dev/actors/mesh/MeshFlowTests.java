package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.IllegalMessageException;
import dev.actors.MailboxFullException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;

/** What happens where there is too much, or something that cannot travel. */
class MeshFlowTests extends MeshTestCase {

    /** Room for all that one test sends, however slowly it is taken. */
    private static final int BUDGET = 256 * 1_024 * 1_024;

    private final List<Peer> nodes = mesh(2, builder -> builder.linkBudget(BUDGET));
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);

    @Test
    void keepsTheOrderOfManyMessages() {
        int messages = 20_000;
        CompletableFuture<Object> result = new CompletableFuture<>();
        Address counter =
                there.node.spawn(
                        self -> {
                            for (int i = 0; i < messages; i++) {
                                int next = self.receive(Integer.class);
                                if (next != i) {
                                    result.complete(next + " in place of " + i);
                                }
                            }
                            result.complete("all in order");
                            return null;
                        });
        Address far = Address.parse(counter.toString());
        for (int i = 0; i < messages; i++) {
            here.node.send(far, i);
        }
        assertThat(result).succeedsWithin(SOON).isEqualTo("all in order");
    }

    @Test
    void neverWaitsForAFullMailboxAndCountsAtBothEndsWhatFindsIt() {
        CountDownLatch end = new CountDownLatch(1);
        Address small =
                there.node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            end.await();
                                            return null;
                                        })
                                .mailboxCapacity(1));
        Address far = Address.parse(small.toString());
        for (int i = 0; i < 2_000; i++) {
            here.node.send(far, i);
        }
        Address echo = Address.parse(there.echo().toString());
        assertThat(here.node.ask(echo, "behind them all", SOON)).isEqualTo("behind them all");
        until(() -> here.mesh.counts().overflowedElsewhere() == 1_999);
        assertThat(there.mesh.counts().overflowed()).isEqualTo(1_999);
        end.countDown();
    }

    @Test
    void takesNoMoreQuestionsThanAreAnswered() {
        CountDownLatch go = new CountDownLatch(1);
        Address slow =
                there.node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            go.await();
                                            while (true) {
                                                self.reply(self.receive());
                                            }
                                        })
                                .mailboxCapacity(2 * Link.QUESTIONS));
        Address far = Address.parse(slow.toString());
        List<CompletableFuture<Object>> answers =
                IntStream.range(0, Link.QUESTIONS)
                        .mapToObj(i -> here.node.askAsync(far, i, Duration.ofMinutes(1)))
                        .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotDone());

        assertThatExceptionOfType(MailboxFullException.class)
                .isThrownBy(() -> here.node.ask(far, "too many", SOON))
                .withMessageContaining("way to " + far);
        here.node.send(far, "a message that nobody waits for");

        go.countDown();
        answers.forEach(answer -> assertThat(answer).succeedsWithin(SOON));
        assertThat(here.node.ask(far, "room again", SOON)).isEqualTo("room again");
    }

    @Test
    void tellsTheSenderWhatCannotTravel() {
        record Unknown(String text) {}
        Inbox far = there.inbox();
        assertThatExceptionOfType(IllegalMessageException.class)
                .isThrownBy(
                        () ->
                                here.node.send(
                                        Address.parse(far.address.toString()), new Unknown("x")))
                .withMessageContaining("Unknown");
    }

    private record Newer(int value) {}

    @Test
    void logsOnceAMinuteThatAnotherNodeRefusesAType() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(RefusedFrames.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(
                line -> {
                    String text = new SimpleFormatter().formatMessage(line);
                    if (text.contains(Newer.class.getName())) {
                        lines.add(text);
                    }
                    return false;
                });
        try {
            Peer newer =
                    peer(
                                    "secret",
                                    freePort(),
                                    builder ->
                                            builder.peers(List.of(here.name()))
                                                    .types(
                                                            WireTypes.builder()
                                                                    .add(Newer.class)
                                                                    .build()))
                            .start();
            until(() -> newer.mesh.nodes().contains(here.name()));
            Address far = Address.parse(here.echo().toString());
            long refused = here.mesh.counts().refused();
            for (int i = 0; i < 100; i++) {
                newer.node.send(far, new Newer(i));
            }
            until(() -> here.mesh.counts().refused() >= refused + 100);

            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst()).contains(newer.name(), "not registered here");
        } finally {
            logger.setFilter(before);
        }
    }
}
