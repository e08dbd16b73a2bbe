package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
            MeshCards.Card card = cards.look(HERE);
            if (card != null) {
                return card;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("No card within 10 s");
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
