package dev.actors.docs;

import dev.actors.topic.History;
import dev.actors.topic.Topics;

import org.springframework.stereotype.Service;

@Service
class News {
    record Headline(String text) {}

    private final Topics topics;

    News(Topics topics) {
        this.topics = topics;
    }

    void tell(String text) {
        topics.topic("news", History.last(1_000)).publish(new Headline(text));
    }
}
