package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Mark.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MailboxTests {

    private static final int CAPACITY = 3;

    private final Mailbox mailbox = new Mailbox();

    private static State offer(Mailbox to, Object message, int capacity) {
        return to.offer(message, null, capacity).state;
    }

    private State offer(Object message) {
        return offer(mailbox, message, CAPACITY);
    }

    private State push(Object message) {
        return mailbox.push(new Envelope(message, null, true)).state;
    }

    private static Object take(Mailbox from) {
        Object item = from.take();
        return item == null ? null : Envelope.message(item);
    }

    private Object take() {
        return take(mailbox);
    }

    /** What a search from the oldest message on comes upon, and rejects. */
    private static List<Object> look(Mailbox at) {
        List<Object> found = new ArrayList<>();
        at.search(null, null);
        do {
            for (Object item = at.candidate(); item != null; item = at.candidate()) {
                found.add(Envelope.message(item));
                at.reject(item);
            }
        } while (at.fetch());
        return found;
    }

    private static void takeCandidate(Mailbox from, int index) {
        from.search(null, null);
        Object item = from.candidate();
        for (int k = 0; k < index || item == null; k++) {
            if (item == null) {
                assertThat(from.fetch()).isTrue();
                k--;
            } else {
                from.reject(item);
            }
            item = from.candidate();
        }
        assertThat(from.take(item)).isTrue();
    }

    @Test
    void tellsTheSenderWhatToDo() {
        assertThat(offer(1)).isEqualTo(State.RUNNING);
        assertThat(mailbox.idle()).isFalse();
        assertThat(take()).isEqualTo(1);
        assertThat(mailbox.idle()).isTrue();
        assertThat(offer(2)).isEqualTo(State.IDLE);
        assertThat(mailbox.park(Mark.parked(Thread.currentThread()))).isFalse();
        assertThat(take()).isEqualTo(2);
        assertThat(mailbox.park(Mark.parked(Thread.currentThread()))).isTrue();
        assertThat(mailbox.state()).isEqualTo(State.PARKED);
        Mark found = mailbox.offer(3, null, CAPACITY);
        assertThat(found.state).isEqualTo(State.PARKED);
        assertThat(found.thread).isEqualTo(Thread.currentThread());
        assertThat(mailbox.state()).isEqualTo(State.RUNNING);
        mailbox.close();
        assertThat(offer(4)).isEqualTo(State.CLOSED);
        assertThat(push(4)).isEqualTo(State.CLOSED);
    }

    @Test
    void tellsTheSameOverMessagesThatAreHeld() {
        offer(1);
        offer(2);
        assertThat(look(mailbox)).containsExactly(1, 2);

        assertThat(mailbox.park(Mark.parked(Thread.currentThread()))).isTrue();
        assertThat(mailbox.size()).isEqualTo(2);
        Mark found = mailbox.offer(3, null, CAPACITY);
        assertThat(found.state).isEqualTo(State.PARKED);
        assertThat(found.thread).isEqualTo(Thread.currentThread());
        assertThat(offer(4)).isEqualTo(State.FULL);
        assertThat(mailbox.candidate()).isNotNull();
        assertThat(look(mailbox)).containsExactly(1, 2, 3);
    }

    @Test
    void forgetsItsWaitWhenItGoesOnByItself() {
        assertThat(mailbox.park(Mark.parked(Thread.currentThread()))).isTrue();
        mailbox.unpark();
        assertThat(mailbox.state()).isEqualTo(State.RUNNING);
        assertThat(offer(1)).isEqualTo(State.RUNNING);
        mailbox.unpark();
        assertThat(take()).isEqualTo(1);
    }

    @Test
    void givesTheIdleMarkToOneOnly() {
        assertThat(mailbox.rouse()).isFalse();
        assertThat(mailbox.idle()).isTrue();
        assertThat(mailbox.rouse()).isTrue();
        assertThat(mailbox.rouse()).isFalse();
        assertThat(offer(1)).isEqualTo(State.RUNNING);
    }

    @Test
    void isBounded() {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(offer(i)).isEqualTo(State.RUNNING);
        }
        assertThat(offer(3)).isEqualTo(State.FULL);
        assertThat(mailbox.hasRoom(CAPACITY)).isFalse();
        push("exempt");
        assertThat(mailbox.size()).isEqualTo(4);
        take();
        assertThat(offer(3)).isEqualTo(State.FULL);
        take();
        assertThat(offer(3)).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void doesNotCountWhatIsInHand(int capacity) {
        for (int round = 0; round < 3; round++) {
            offer(mailbox, "same", capacity);
            assertThat(mailbox.size()).isEqualTo(1);
            assertThat(take()).isEqualTo("same");
            assertThat(mailbox.size()).isZero();
            for (int i = 0; i < capacity; i++) {
                assertThat(offer(mailbox, "same", capacity)).isEqualTo(State.RUNNING);
            }
            assertThat(offer(mailbox, "same", capacity)).isEqualTo(State.FULL);
            for (int i = 0; i < capacity; i++) {
                assertThat(take()).isEqualTo("same");
            }
            assertThat(take()).isNull();
            assertThat(mailbox.idle()).isTrue();
            assertThat(mailbox.size()).isZero();
        }
    }

    @Test
    void countsNoMessageOfTheKernel() {
        push(new StateQuery(null, null));
        offer(1);
        push(new StateQuery(null, null));

        assertThat(mailbox.size()).isEqualTo(1);
        assertThat(take()).isInstanceOf(StateQuery.class);
        assertThat(mailbox.size()).isEqualTo(1);
        assertThat(take()).isEqualTo(1);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.idle()).isFalse();
        assertThat(take()).isInstanceOf(StateQuery.class);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.idle()).isTrue();
    }

    @Test
    void putsBackWhatIsAloneAndWhatIsNot() {
        offer(1);
        mailbox.putBack(mailbox.take());
        assertThat(mailbox.size()).isEqualTo(1);
        assertThat(take()).isNull();
        offer(2);
        offer(3);
        mailbox.putBack(mailbox.take());
        assertThat(take()).isEqualTo(3);
        assertThat(take()).isNull();
        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(mailbox.idle()).isTrue();
        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(offer(4)).isEqualTo(State.IDLE);
        assertThat(mailbox.size()).isEqualTo(3);
        assertThat(take()).isEqualTo(4);

        mailbox.retry();

        assertThat(take()).isEqualTo(1);
        assertThat(take()).isEqualTo(2);
        assertThat(take()).isNull();
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void countsOnWhileItNeverRests() {
        offer(0);
        offer(1);
        for (int i = 2; i < 3_000_000; i++) {
            assertThat(offer(i)).isEqualTo(State.RUNNING);
            assertThat(offer("one too many")).isEqualTo(State.FULL);
            assertThat(take()).isEqualTo(i - 2);
            assertThat(mailbox.size()).isEqualTo(2);
        }
    }

    @Test
    void givesTheRestWhenItIsClosed() {
        offer(1);
        offer(2);
        take();
        offer(3);

        assertThat(mailbox.close()).extracting(Envelope::message).containsExactly(2, 3);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.hasRoom(CAPACITY)).isTrue();
        assertThat(offer(4)).isEqualTo(State.CLOSED);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.rouse()).isFalse();
        assertThat(mailbox.idle()).isFalse();
    }

    @Test
    void doesNotGiveWhatIsInHandWhenItIsClosed() {
        offer(1);
        take();

        assertThat(mailbox.close()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithAListForAllThatCanHappen(boolean dropping) {
        for (long seed = 1; seed <= 1_000; seed++) {
            new Model(dropping ? new DroppingMailbox() : new Mailbox(), seed).run();
        }
    }

    /** A mailbox beside a list of what must be in it; of the list, some wait for a retry. */
    private static final class Model {

        private static final int BOUND = 30;

        private final Mailbox actual;
        private final Random random;
        private final String seed;
        private final List<Object> expected = new ArrayList<>();
        private int passed;
        private State state = State.RUNNING;
        private int number;

        Model(Mailbox actual, long seed) {
            this.actual = actual;
            this.seed = "seed " + seed;
            random = new Random(seed);
        }

        void run() {
            int burst = 1 + random.nextInt(20);
            for (int i = 0; i < 400; i++) {
                switch (random.nextInt(12)) {
                    case 0, 1 -> {
                        for (int k = random.nextInt(burst); k >= 0; k--) {
                            offer();
                        }
                    }
                    case 2 -> offer();
                    case 3 -> rouse();
                    default -> {
                        if (state != State.IDLE) {
                            consume();
                        }
                    }
                }
                assertThat(actual.size()).as(seed).isEqualTo(expected.size());
            }
            assertThat(actual.close()).as(seed).extracting(Envelope::message).isEqualTo(expected);
        }

        private void offer() {
            boolean exempt = random.nextInt(6) == 0;
            Object message = !exempt && random.nextInt(4) == 0 ? "same" : number++;
            Mark found =
                    exempt
                            ? actual.push(new Envelope(message, null, true))
                            : actual.offer(message, null, BOUND);
            if (!exempt && expected.size() >= BOUND) {
                assertThat(found.state).as(seed).isEqualTo(State.FULL);
                dropOldest();
                return;
            }
            assertThat(found.state).as(seed).isEqualTo(state);
            expected.add(message);
            state = State.RUNNING;
        }

        private void dropOldest() {
            if (actual instanceof DroppingMailbox) {
                Object dropped = actual.dropOldest();
                if (dropped != null) {
                    int at = expected.indexOf(Envelope.message(dropped));
                    assertThat(at).as(seed).isNotNegative();
                    expected.remove(at);
                    passed -= at < passed ? 1 : 0;
                }
            }
        }

        private void rouse() {
            assertThat(actual.rouse()).as(seed).isEqualTo(state == State.IDLE);
            if (state == State.IDLE) {
                state = State.RUNNING;
            }
        }

        private void consume() {
            if (state == State.PARKED) {
                actual.unpark();
                state = State.RUNNING;
            }
            switch (random.nextInt(8)) {
                case 0, 1 -> take(1);
                case 2 -> take(random.nextInt(8));
                case 3 -> takeAny();
                case 4 -> {
                    passed = 0;
                    actual.retry();
                }
                case 5 -> {
                    boolean idle = actual.idle();
                    assertThat(idle).as(seed).isEqualTo(passed == expected.size());
                    state = idle ? State.IDLE : State.RUNNING;
                }
                case 6 -> {
                    assertThat(look(actual)).as(seed).isEqualTo(expected);
                    assertThat(actual.park(Mark.parked(Thread.currentThread()))).as(seed).isTrue();
                    state = State.PARKED;
                }
                default -> assertThat(look(actual)).as(seed).isEqualTo(expected);
            }
        }

        private void take(int count) {
            for (int i = 0; i < count; i++) {
                Object item = actual.take();
                if (passed == expected.size()) {
                    assertThat(item).as(seed).isNull();
                    return;
                }
                Object message = expected.remove(passed);
                assertThat(Envelope.message(item)).as(seed).isEqualTo(message);
                if (random.nextInt(3) == 0) {
                    if (random.nextBoolean()) {
                        takeAny();
                        offer();
                    }
                    actual.putBack(item);
                    expected.add(passed++, message);
                }
            }
        }

        private void takeAny() {
            if (!expected.isEmpty()) {
                int index = random.nextInt(expected.size());
                takeCandidate(actual, index);
                expected.remove(index);
                passed -= index < passed ? 1 : 0;
            }
        }
    }
}
