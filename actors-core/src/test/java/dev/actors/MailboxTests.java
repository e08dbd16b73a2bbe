package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Mailbox.Pushed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class MailboxTests {

    private final Mailbox mailbox = new Mailbox(3);

    private static Envelope envelope(Object message) {
        return new Envelope(message, null);
    }

    private Pushed push(Mailbox to, Object message) {
        assertThat(to.reserve()).isTrue();
        return to.push(envelope(message));
    }

    private static Object takeFirst(Mailbox from) {
        Envelope first = from.after(null);
        if (first == null) {
            return null;
        }
        from.remove(first);
        return first.message;
    }

    @Test
    void tellsTheSenderWhatToDo() {
        assertThat(push(mailbox, 1)).isEqualTo(Pushed.QUEUED);
        assertThat(mailbox.idle(null)).isFalse();
        assertThat(takeFirst(mailbox)).isEqualTo(1);
        assertThat(mailbox.idle(null)).isTrue();
        assertThat(push(mailbox, 2)).isEqualTo(Pushed.SCHEDULE);
        assertThat(mailbox.park(null)).isFalse();
        assertThat(takeFirst(mailbox)).isEqualTo(2);
        assertThat(mailbox.park(null)).isTrue();
        assertThat(mailbox.isParked()).isTrue();
        assertThat(push(mailbox, 3)).isEqualTo(Pushed.UNPARK);
        assertThat(mailbox.isParked()).isFalse();
        mailbox.close();
        assertThat(push(mailbox, 4)).isEqualTo(Pushed.CLOSED);
    }

    @Test
    void givesTheIdleMarkToOneOnly() {
        assertThat(mailbox.rouse()).isFalse();
        assertThat(mailbox.idle(null)).isTrue();
        assertThat(mailbox.rouse()).isTrue();
        assertThat(mailbox.rouse()).isFalse();
        assertThat(push(mailbox, 1)).isEqualTo(Pushed.QUEUED);
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 3; i++) {
            push(mailbox, i);
        }
        assertThat(mailbox.reserve()).isFalse();
        assertThat(mailbox.hasRoom()).isFalse();
        mailbox.reserveBeyondBound(1);
        mailbox.push(envelope("exempt"));
        assertThat(mailbox.size()).isEqualTo(4);
        takeFirst(mailbox);
        assertThat(mailbox.reserve()).isFalse();
        takeFirst(mailbox);
        assertThat(mailbox.reserve()).isTrue();
    }

    @Test
    void givesTheRestWhenItIsClosed() {
        push(mailbox, 1);
        push(mailbox, 2);
        takeFirst(mailbox);
        push(mailbox, 3);

        assertThat(mailbox.close()).extracting(e -> e.message).containsExactly(2, 3);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.reserve()).isTrue();
        assertThat(mailbox.push(envelope(4))).isEqualTo(Pushed.CLOSED);
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.rouse()).isFalse();
        assertThat(mailbox.idle(null)).isFalse();
    }

    @Test
    void agreesWithAListForRandomPushesAndRemovals() {
        Random random = new Random(3);
        Mailbox large = new Mailbox(1_000_000);
        List<Integer> model = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            if (random.nextInt(3) > 0 && model.size() < 30) {
                push(large, i);
                model.add(i);
            } else if (!model.isEmpty()) {
                int index = random.nextInt(model.size());
                Envelope found = large.after(null);
                for (int k = 0; k < index; k++) {
                    found = large.after(found);
                }
                large.remove(found);
                assertThat(found.message).isEqualTo(model.remove(index));
            }
            assertThat(large.size()).isEqualTo(model.size());
        }
        assertThat(large.close()).extracting(e -> e.message).isEqualTo(List.copyOf(model));
    }
}
