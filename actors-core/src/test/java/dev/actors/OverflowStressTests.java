package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.pattern.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Four senders overrun one receiver on real threads; its choices repeat by the seed. */
class OverflowStressTests extends KernelTestCase {

    private static final int SENDERS = 4;
    private static final int EACH = 5_000;
    private static final int CAPACITY = 8;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private record Numbered(int sender, int number) {}

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger largest = new AtomicInteger();

    /** Takes anything, or the next of one sender, until it is told to end. */
    private static List<Object> takeByChance(ActorContext self, long seed) {
        Random random = new Random(seed);
        List<Object> taken = new ArrayList<>();
        while (true) {
            int sender = random.nextInt(2 * SENDERS);
            Object message =
                    sender < SENDERS
                            ? self.receive(
                                    Pattern.type(Numbered.class, n -> n.sender() == sender),
                                    Duration.ZERO)
                            : self.receive();
            if ("end".equals(message)) {
                return taken;
            }
            if (message != null) {
                taken.add(message);
            }
        }
    }

    private void sendAll(Address receiver, int sender) {
        for (int i = 0; i < EACH; i++) {
            try {
                node.send(receiver, new Numbered(sender, i));
            } catch (MailboxFullException e) {
                refused.incrementAndGet();
            }
            largest.accumulateAndGet(node.mailboxSize(receiver), Math::max);
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingUnseenAndKeepsTheOrderOfEachSender(Overflow overflow) {
        Address receiver =
                node.start(
                        ActorSpec.process(self -> takeByChance(self, SEED))
                                .mailboxCapacity(CAPACITY)
                                .overflow(overflow));
        List<Future<?>> senders =
                IntStream.range(0, SENDERS)
                        .<Future<?>>mapToObj(s -> async(() -> sendAll(receiver, s)))
                        .toList();
        senders.forEach(KernelTestCase::get);
        until(() -> node.mailboxSize(receiver) == 0);
        node.send(receiver, "end");

        List<?> taken = (List<?>) result(receiver);

        int[] last = new int[SENDERS];
        Arrays.fill(last, -1);
        for (Object message : taken) {
            Numbered next = (Numbered) message;
            assertThat(next.number()).as("seed %d", SEED).isGreaterThan(last[next.sender()]);
            last[next.sender()] = next.number();
        }
        assertThat(recorder.deadLetters())
                .as("seed %d", SEED)
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FULL))
                .extracting(DeadLetter::message)
                .doesNotContainAnyElementsOf(List.of("end"))
                .doesNotHaveDuplicates();
        assertThat(taken.size() + recorder.deadLetters().size() + refused.get())
                .as("seed %d", SEED)
                .isEqualTo(SENDERS * EACH);
        assertThat(largest).as("seed %d", SEED).hasValueLessThanOrEqualTo(CAPACITY);
        if (overflow == Overflow.BLOCK) {
            assertThat(taken).as("seed %d", SEED).hasSize(SENDERS * EACH);
        }
    }
}
