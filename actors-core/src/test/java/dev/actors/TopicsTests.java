package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class TopicsTests extends KernelTestCase {

    private final Topics topics = new Topics(node);

    @Test
    void findsATopicByItsName() {
        Topic made = topics.topic("news");

        assertThat(topics.find("news").orElseThrow().address()).isEqualTo(made.address());
        assertThat(topics.topic("news").address()).isEqualTo(made.address());
        assertThat(new Topics(node).topic("news").address()).isEqualTo(made.address());
        assertThat(made.name()).isEqualTo("news");
        assertThat(made).hasToString("Topic news");
    }

    @Test
    void makesNoneWhenItOnlyLooks() {
        assertThat(topics.find("news")).isEmpty();
        assertThat(topics.names()).isEmpty();
        assertThat(node.snapshot()).isEmpty();
    }

    @Test
    void namesItsTopicsInOrderAndNoOtherActors() {
        Stream.of("weather", "news", "sports").forEach(topics::topic);
        node.register("other", topics.topic("news").address());

        assertThat(topics.names()).containsExactly("news", "sports", "weather");
    }

    @Test
    void makesATopicOnceWhenManyWantIt() {
        Set<Address> made = Collections.synchronizedSet(new LinkedHashSet<>());
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> threads =
                Stream.generate(
                                () ->
                                        async(
                                                () -> {
                                                    await(go);
                                                    made.add(topics.topic("news").address());
                                                }))
                        .limit(8)
                        .<Future<?>>map(thread -> thread)
                        .toList();

        go.countDown();

        threads.forEach(KernelTestCase::get);
        assertThat(made).hasSize(1);
        assertThat(node.snapshot()).hasSize(1);
    }

    @Test
    void forgetsATopicThatIsStopped() {
        Topic old = topics.topic("news");
        node.stop(old.address());
        end(old.address());

        assertThat(topics.names()).isEmpty();
        old.publish("too late");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
        assertThat(old.subscribers()).isZero();
        assertThat(topics.topic("news").address()).isNotEqualTo(old.address());
    }

    @Test
    void endsWithItsNodeAndBeginsAgainWithIt() {
        Topic old = topics.topic("news");
        node.close();

        assertThat(end(old.address())).isEqualTo(new ExitReason.Shutdown());
        assertThat(topics.names()).isEmpty();
        assertThatThrownBy(() -> topics.topic("news")).isInstanceOf(NodeClosedException.class);

        node.open();
        Address reader =
                node.spawn(
                        self -> {
                            Topic again = new Topics(self).topic("news");
                            again.subscribe(self.address());
                            again.publish("first");
                            return self.receive();
                        });
        assertThat(node.await(reader)).isEqualTo(new Topic.Event("news", 1, "first"));
    }
}
