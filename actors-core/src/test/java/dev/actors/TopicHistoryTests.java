package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actors.topic.History;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class TopicHistoryTests extends KernelTestCase {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Topics topics = new Topics(node);
    private final Topic news = topics.topic("news", History.last(3));

    private static void publish(Topic topic, int... numbers) {
        IntStream.of(numbers).forEach(topic::publish);
    }

    /** What a new subscriber that resumes gets, up to and with one more event. */
    private List<Object> resume(Topic topic, long afterId) {
        Address reader =
                node.spawn(
                        self -> {
                            Topic own = new Topics(self).topic(topic.name());
                            own.subscribe(self.address(), afterId);
                            own.publish("end");
                            List<Object> got = new ArrayList<>();
                            boolean over = false;
                            while (!over) {
                                Object next = self.receive();
                                over = next instanceof Topic.Event e && e.payload().equals("end");
                                got.add(over ? "end" : next);
                            }
                            return got;
                        });
        return new ArrayList<>((List<?>) node.await(reader));
    }

    private static Topic.Event event(long id) {
        return new Topic.Event("news", id, (int) id);
    }

    @Test
    void replaysWhatCameAfterTheLastEvent() {
        publish(news, 1, 2, 3);

        assertThat(resume(news, 1)).containsExactly(event(2), event(3), "end");
    }

    @Test
    void replaysAllFromTheStart() {
        publish(news, 1, 2, 3);

        assertThat(resume(news, 0)).containsExactly(event(1), event(2), event(3), "end");
    }

    @Test
    void replaysNothingToWhoHasAll() {
        publish(news, 1, 2);

        assertThat(resume(news, 2)).containsExactly("end");
    }

    @Test
    void tellsOfAGapWhenTheHistoryIsTooShort() {
        publish(news, 1, 2, 3, 4, 5);

        assertThat(resume(news, 1))
                .containsExactly(new Topic.Gap("news", 1, 3), event(3), event(4), event(5), "end");
    }

    @Test
    void tellsOfNoGapWhenTheHistoryJustReaches() {
        publish(news, 1, 2, 3, 4, 5);

        assertThat(resume(news, 2)).containsExactly(event(3), event(4), event(5), "end");
    }

    @Test
    void tellsOfAGapAndReplaysAllWhenTheTopicHasBegunAgain() {
        publish(news, 1, 2);

        assertThat(resume(news, 70))
                .containsExactly(new Topic.Gap("news", 70, 1), event(1), event(2), "end");
    }

    @Test
    void tellsOfAGapWhenThereIsNoHistory() {
        Topic plain = topics.topic("plain");
        publish(plain, 1, 2);

        assertThat(resume(plain, 1)).containsExactly(new Topic.Gap("plain", 1, 3), "end");
        assertThat(resume(plain, 3)).containsExactly("end");
    }

    @Test
    void replaysAgainToASubscriberThatResumesAgain() {
        publish(news, 1, 2);
        Address reader =
                node.spawn(
                        self -> {
                            news.subscribe(self.address(), 0);
                            news.subscribe(self.address(), 1);
                            return List.of(self.receive(), self.receive(), self.receive());
                        });

        assertThat(node.await(reader)).isEqualTo(List.of(event(1), event(2), event(2)));
    }

    @Test
    void forgetsEventsThatAreTooOld() {
        Topic topic = topics.topic("aging", new History(10, MINUTE));
        publish(topic, 1, 2);
        clock.awaitScheduled(2);
        clock.advance(MINUTE.dividedBy(2));
        publish(topic, 3);
        clock.awaitScheduled(3);

        clock.advance(MINUTE.dividedBy(2));

        assertThat(resume(topic, 0))
                .containsExactly(
                        new Topic.Gap("aging", 0, 3), new Topic.Event("aging", 3, 3), "end");
    }

    @Test
    void keepsTheHistoryThatItWasMadeWith() {
        Topic same = topics.topic("news", History.NONE);
        publish(same, 1);

        assertThat(resume(same, 0)).containsExactly(event(1), "end");
    }

    @Test
    void refusesAHistoryOfLessThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> History.last(-1))
                .withMessage("A history keeps zero events or more, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new History(1, Duration.ZERO))
                .withMessage("A history keeps events for longer than zero, not for PT0S");
    }
}
