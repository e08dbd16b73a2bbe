package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;

class OrderTests extends KernelTestCase {

    private static final int SENDERS = 8;
    private static final int EACH = 10_000;

    record Numbered(int sender, int number) {}

    private static final class Log {
        final int[] next = new int[SENDERS];
        int disorder;
        int count;

        void add(Numbered message) {
            count++;
            if (next[message.sender()]++ != message.number()) {
                disorder++;
            }
        }
    }

    private static Behavior<?> logging(Log log) {
        return Behavior.of(
                Numbered.class,
                (_, message) -> {
                    log.add(message);
                    return log.count == SENDERS * EACH
                            ? Behavior.stopped(log.disorder)
                            : Behavior.same();
                });
    }

    private static Object receiveAll(ActorContext self) {
        Log log = new Log();
        while (log.count < SENDERS * EACH) {
            log.add(self.receive(Numbered.class));
        }
        return log.disorder;
    }

    private void sendAll(Address to) {
        List<Future<?>> senders = new ArrayList<>();
        for (int s = 0; s < SENDERS; s++) {
            int sender = s;
            senders.add(
                    async(
                            () -> {
                                Random random = new Random(sender);
                                for (int i = 0; i < EACH; i++) {
                                    node.send(to, new Numbered(sender, i));
                                    if (random.nextInt(100) == 0) {
                                        giveWay();
                                    }
                                }
                            }));
        }
        senders.forEach(KernelTestCase::get);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void isKeptBetweenEachSenderAndAProcess(int capacity) {
        Address actor =
                node.spawn(ActorSpec.process(OrderTests::receiveAll).mailboxCapacity(capacity));

        sendAll(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(0));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000_000})
    void isKeptBetweenEachSenderAndABehaviour(int capacity) {
        Address actor =
                node.spawn(ActorSpec.behavior(logging(new Log())).mailboxCapacity(capacity));

        sendAll(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(0));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isKeptThroughAChainOfActors() {
        Address last = node.spawn(OrderTests::receiveAll);
        Address middle =
                node.spawn(
                        Behavior.of(
                                Numbered.class,
                                (self, message) -> {
                                    self.send(last, message);
                                    return Behavior.same();
                                }));

        sendAll(middle);

        assertThat(end(last)).isEqualTo(new ExitReason.Normal(0));
    }

    @Test
    void countsExactlyWhenManyAsk() {
        Address counter = node.spawn(ActorSpec.behavior((_, n) -> counting(n), 0));
        List<Future<?>> clients = new ArrayList<>();
        for (int c = 0; c < SENDERS; c++) {
            clients.add(
                    async(
                            () -> {
                                for (int i = 0; i < 1_000; i++) {
                                    node.ask(counter, 1, LONG);
                                }
                            }));
        }
        clients.forEach(KernelTestCase::get);

        assertThat(ask(counter, 0)).isEqualTo(SENDERS * 1_000);
    }

    private static Behavior<?> counting(int count) {
        return Behavior.of(
                Integer.class,
                (self, n) -> {
                    self.reply(count + n);
                    return counting(count + n);
                });
    }
}
