package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class IsolationOfActorsTests extends KernelTestCase {

    private final List<Integer> mine = new ArrayList<>(List.of(1));

    private static void assertUnmodifiable(Object value) {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) value;
        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void holdsForMessages() {
        Address actor = node.spawn(ActorContext::receive);
        node.send(actor, mine);
        mine.add(2);

        Object received = node.await(actor);
        assertThat(received).isEqualTo(List.of(1));
        assertUnmodifiable(received);
    }

    @Test
    void holdsForArguments() {
        Address actor =
                node.spawn(
                        (self, list) -> {
                            self.receive();
                            return list;
                        },
                        mine);
        mine.add(2);
        node.send(actor, "go");

        assertThat(node.await(actor)).isEqualTo(List.of(1));
    }

    @Test
    void holdsForReplies() {
        Address actor =
                node.spawn(
                        self -> {
                            List<Integer> own = new ArrayList<>(List.of(1));
                            self.receive();
                            self.reply(own);
                            own.add(2);
                            return null;
                        });

        Object reply = ask(actor, "?");
        assertThat(reply).isEqualTo(List.of(1));
        assertUnmodifiable(reply);
    }

    @Test
    void holdsForResults() {
        Object result = node.await(node.spawn(_ -> mine));
        mine.add(2);

        assertThat(result).isEqualTo(List.of(1));
        assertUnmodifiable(result);
    }

    @Test
    void holdsForViews() {
        Address actor =
                node.spawn(
                        self -> {
                            List<Integer> own = new ArrayList<>(List.of(1));
                            self.publish(own);
                            own.add(2);
                            return null;
                        });
        end(actor);

        assertThat(get(node.state(actor, LONG)).view()).isEqualTo(List.of(1));
    }

    @Test
    void refusesWhatCannotBePassedAndSaysWhat() {
        Address actor = node.spawn(ActorContext::receive);
        Object odd = new Object();

        for (Runnable attempt :
                List.<Runnable>of(
                        () -> node.send(actor, odd),
                        () -> node.offer(actor, odd),
                        () -> node.ask(actor, odd, LONG),
                        () -> get(node.askAsync(actor, odd, LONG)),
                        () -> node.spawn((_, a) -> a, odd))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(IllegalMessageException.class)
                    .hasMessageContaining("java.lang.Object")
                    .hasMessageContaining("MessageCopier");
        }
        assertThat(node.snapshot()).hasSize(1);
        assertThat(status(actor)).isNotEqualTo(ActorStatus.ENDED);
    }

    @Test
    void refusesNullAsAMessage() {
        Address actor = node.spawn(ActorContext::receive);

        assertThatThrownBy(() -> node.send(actor, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("A message cannot be null");
    }
}
