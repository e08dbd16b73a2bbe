package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class TopicTests extends KernelTestCase {

    private static final int PUBLISHERS = 4;
    private static final int EACH = 500;

    record Numbered(int publisher, int number) {}

    private final Topics topics = new Topics(node);
    private final Topic news = topics.topic("news");

    /** An actor that notes what it gets. */
    private final class Reader {
        final List<Object> notes = Collections.synchronizedList(new ArrayList<>());
        final Address address =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            while (true) {
                                                notes.add(self.receive());
                                            }
                                        })));

        void awaitNotes(int count) {
            until(() -> notes.size() == count);
        }

        Reader subscribed() {
            news.subscribe(address);
            return this;
        }
    }

    private static Topic.Event event(long id, Object payload) {
        return new Topic.Event("news", id, payload);
    }

    @Test
    void sendsEachEventToAllSubscribers() {
        Reader one = new Reader().subscribed();
        Reader two = new Reader().subscribed();

        news.publish("rain");
        news.publish("sun");

        for (Reader reader : List.of(one, two)) {
            reader.awaitNotes(2);
            assertThat(reader.notes).containsExactly(event(1, "rain"), event(2, "sun"));
        }
    }

    @Test
    void sendsWhatCameBeforeASubscriptionToNobody() {
        news.publish("rain");
        Reader reader = new Reader().subscribed();

        news.publish("sun");

        reader.awaitNotes(1);
        assertThat(reader.notes).containsExactly(event(2, "sun"));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void sendsAnEventOnceToWhoSubscribesTwice() {
        Reader reader = new Reader().subscribed().subscribed();

        news.publish("rain");
        news.publish("sun");

        until(() -> reader.notes.contains(event(2, "sun")));
        assertThat(reader.notes).hasSize(2);
        assertThat(news.subscribers()).isEqualTo(1);
    }

    @Test
    void isThereForActorsToo() {
        Address actor =
                node.spawn(
                        self -> {
                            Topic own = new Topics(self).topic("news");
                            own.subscribe(self.address());
                            own.publish("from an actor");
                            return self.receive();
                        });

        assertThat(node.await(actor)).isEqualTo(event(1, "from an actor"));
    }

    @Test
    void isolatesTheSubscribersFromThePublisher() {
        Reader reader = new Reader().subscribed();
        List<String> payload = new ArrayList<>(List.of("rain"));

        news.publish(payload);
        payload.add("sun");

        reader.awaitNotes(1);
        assertThat(reader.notes).containsExactly(event(1, List.of("rain")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hasOneOrderForAllSubscribersUnderConcurrentPublishers(long seed) {
        List<Reader> readers =
                List.of(
                        new Reader().subscribed(),
                        new Reader().subscribed(),
                        new Reader().subscribed());
        List<Future<?>> publishers = new ArrayList<>();
        for (int p = 0; p < PUBLISHERS; p++) {
            int publisher = p;
            Random random = new Random(seed * PUBLISHERS + p);
            publishers.add(
                    async(
                            () -> {
                                for (int i = 0; i < EACH; i++) {
                                    news.publish(new Numbered(publisher, i));
                                    if (random.nextInt(10) == 0) {
                                        giveWay();
                                    }
                                }
                            }));
        }
        publishers.forEach(KernelTestCase::get);

        readers.forEach(reader -> reader.awaitNotes(PUBLISHERS * EACH));
        List<Topic.Event> order =
                readers.getFirst().notes.stream().map(Topic.Event.class::cast).toList();
        assertThat(readers).allSatisfy(reader -> assertThat(reader.notes).isEqualTo(order));
        assertThat(order.stream().map(Topic.Event::id))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, PUBLISHERS * EACH).boxed().toList());
        for (int p = 0; p < PUBLISHERS; p++) {
            int publisher = p;
            assertThat(
                            order.stream()
                                    .map(event -> (Numbered) event.payload())
                                    .filter(numbered -> numbered.publisher() == publisher)
                                    .map(Numbered::number))
                    .as("the order of publisher %s with seed %s", publisher, seed)
                    .containsExactlyElementsOf(IntStream.range(0, EACH).boxed().toList());
        }
    }

    @Test
    void sendsNothingAfterAnUnsubscribe() {
        Reader gone = new Reader().subscribed();
        Reader stays = new Reader().subscribed();
        news.publish("rain");

        news.unsubscribe(gone.address);
        news.unsubscribe(gone.address);
        news.publish("sun");

        stays.awaitNotes(2);
        gone.awaitNotes(1);
        assertThat(news.subscribers()).isEqualTo(1);
        assertThat(node.mailboxSize(gone.address)).isZero();
    }

    @Test
    void takesASubscriberBackAfterAnUnsubscribe() {
        Reader reader = new Reader().subscribed();
        news.unsubscribe(reader.address);
        reader.subscribed();

        news.publish("rain");

        reader.awaitNotes(1);
        assertThat(news.subscribers()).isEqualTo(1);
    }

    @Test
    void forgetsASubscriberThatHasEnded() {
        Reader dead = new Reader().subscribed();
        Reader stays = new Reader().subscribed();
        until(() -> news.subscribers() == 2);

        node.stop(dead.address);
        until(() -> news.subscribers() == 1 && node.mailboxSize(news.address()) == 0);
        news.publish("rain");

        stays.awaitNotes(1);
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void forgetsOneAtOnceThatWasDeadWhenItSubscribed() {
        Reader dead = new Reader();
        node.stop(dead.address);
        end(dead.address);

        news.subscribe(dead.address);
        news.publish("rain");

        until(
                () ->
                        node.info(news.address()).orElseThrow().handled() == 3
                                && news.subscribers() == 0);
    }

    @Test
    void keepsASubscriptionOverARestartOfTheSubscriber() {
        Reader reader = new Reader().subscribed();
        until(() -> news.subscribers() == 1);

        node.kill(reader.address);
        assertThat(recorder.nextRestart().actor().address()).isEqualTo(reader.address);
        news.publish("rain");

        reader.awaitNotes(1);
        assertThat(news.subscribers()).isEqualTo(1);
    }

    @Test
    void waitsForNobodyWhoseMailboxIsFull() {
        Address slow =
                node.start(
                        ActorSpec.process(self -> self.receive(Void.class))
                                .behaviorName("slow")
                                .mailboxCapacity(2));
        news.subscribe(slow);
        Reader quick = new Reader().subscribed();

        IntStream.rangeClosed(1, 4).forEach(news::publish);

        quick.awaitNotes(4);
        assertThat(clock.scheduled()).isZero();
        assertThat(node.mailboxSize(slow)).isEqualTo(2);
        assertThat(List.of(recorder.nextDeadLetter(), recorder.nextDeadLetter()))
                .containsExactly(
                        new DeadLetter(event(3, 3), slow, "slow", DeadLetter.Reason.FULL, null),
                        new DeadLetter(event(4, 4), slow, "slow", DeadLetter.Reason.FULL, null));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void takesNothingButItsOwnMessages() {
        node.send(news.address(), "hello?");

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);
    }

    @Test
    void costsNoTimersAndNoThreadWhenNobodySubscribes() {
        IntStream.range(0, 1_000).forEach(news::publish);

        until(() -> node.mailboxSize(news.address()) == 0);
        until(() -> node.stack(news.address()).isEmpty());
        assertThat(clock.scheduled()).isZero();
        assertThat(recorder.deadLetters()).isEmpty();
    }
}
