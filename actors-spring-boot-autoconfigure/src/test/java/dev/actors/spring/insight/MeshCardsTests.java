package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

class MeshCardsTests {

    private static final String HERE = "127.0.0.1:4789";

    private final Node node = Node.builder("secret@" + HERE).build();
    private final MeshCards cards = new MeshCards(node, "http://a/");

    @BeforeEach
    void start() {
        cards.start();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private MeshCards.Card card() {
        return Patience.await("a card comes", () -> cards.look(HERE), Objects::nonNull);
    }

    @Test
    void showsWhatANodeSaysOfItself() {
        MeshCards.Card card = card();
        assertThat(card.alive()).isEqualTo(1);
        assertThat(card.url()).isEqualTo("http://a/");
    }

    @Test
    void doesNotKeepWhatALostNodeHadSaid() {
        long begin = System.nanoTime();
        cards.forget(HERE);
        cards.keep(HERE, Map.of("alive", 1), begin);
        node.close();

        assertThat(cards.look(HERE)).isNull();
    }
}
