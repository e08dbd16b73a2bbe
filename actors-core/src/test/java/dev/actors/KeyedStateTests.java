package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What is kept under a key, and what each kind of end makes of it. */
class KeyedStateTests extends KeyedTestCase {

    private final Map<String, Object> stored = new ConcurrentHashMap<>();
    private final AtomicInteger saves = new AtomicInteger();
    private volatile @Nullable CountDownLatch removal;
    private volatile @Nullable String trouble;

    private final class Store implements KeyedStore {

        @Override
        public @Nullable Object load(String behavior, String key, Class<?> type) {
            requireNoTrouble("load");
            return stored.get(behavior + "/" + key);
        }

        @Override
        public void save(String behavior, String key, Object state) {
            saves.incrementAndGet();
            requireNoTrouble("save");
            stored.put(behavior + "/" + key, state);
        }

        @Override
        public void remove(String behavior, String key) {
            CountDownLatch wait = removal;
            if (wait != null) {
                await(wait);
            }
            requireNoTrouble("remove");
            stored.remove(behavior + "/" + key);
        }

        private void requireNoTrouble(String what) {
            if (what.equals(trouble)) {
                throw new IllegalStateException("cannot " + what);
            }
        }
    }

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder).keyedStore(new Store());
    }

    @BeforeEach
    void serveCountersByKeys() {
        serveCounters();
        node.send(ann, 5);
        settle(ann);
    }

    private void end(Runnable ender) {
        CompletableFuture<ExitReason> end = node.termination(ann);
        ender.run();
        get(end);
    }

    @Test
    void isSavedByAStop() {
        end(() -> node.stop(ann));

        assertThat(stored).containsExactly(Map.entry("counter/ann", 5));
        assertThat(ask(ann, "get")).isEqualTo(5);
    }

    @Test
    void isSavedByTheCloseOfTheNodeAndThereInItsNextLife() {
        node.close(); // its time stands still, so that nobody is killed for being slow
        assertThat(stored).containsExactly(Map.entry("counter/ann", 5));

        node.open();

        assertThat(ask(ann, "get")).isEqualTo(5);
    }

    @Test
    void isSavedOncePerPassivation() {
        passivate(ann);

        assertThat(saves).hasValue(1);
    }

    @Test
    void isForgottenWhenTheActorEndsByItself() {
        passivate(ann);
        assertThat(ask(ann, "get")).isEqualTo(5);

        end(() -> node.send(ann, "end"));

        assertThat(stored).isEmpty();
        assertThat(ask(ann, "get")).isEqualTo(0);
    }

    @Test
    void isAsItWasSavedLastAfterAKillOrACrash() {
        passivate(ann);
        node.send(ann, 2);
        assertThat(ask(ann, "get")).isEqualTo(7);

        end(() -> node.kill(ann));
        assertThat(ask(ann, "get")).isEqualTo(5);

        end(() -> node.terminate(ann));
        assertThat(ask(ann, "get")).isEqualTo(5);

        end(() -> node.send(ann, "crash"));
        assertThat(ask(ann, "get")).isEqualTo(5);
    }

    @Test
    void isWhatARestartBeginsWith() {
        end(() -> node.stop(ann));
        serve(restarted(counter()));
        node.send(ann, 2);
        node.send(ann, "crash");

        assertThat(ask(ann, "get")).isEqualTo(5);
        assertThat(node.info(ann).orElseThrow().restarts()).isOne();
    }

    @Test
    void isForgottenWithTheActorOnDemand() {
        passivate(ann);
        assertThat(ask(ann, "get")).isEqualTo(5);

        get(node.keyedActors().forget(ann));

        assertThat(node.isAlive(ann)).isFalse();
        assertThat(stored).isEmpty();
        assertThat(ask(ann, "get")).isEqualTo(0);
    }

    @Test
    void isForgottenWhereTheActorIsPassivated() {
        passivate(ann);

        get(node.keyedActors().forget(ann));

        assertThat(stored).isEmpty();
        assertThat(begun).hasValue(1);
    }

    @Test
    void isForgottenBeforeWhatIsSentAfterwardsBegins() {
        passivate(ann);
        CountDownLatch slow = new CountDownLatch(1);
        removal = slow;

        CompletableFuture<Void> forgotten = node.keyedActors().forget(ann);
        node.send(ann, 1);
        CompletableFuture<Boolean> kept = node.keyedActors().isKept(ann);
        until(() -> begun.get() == 2);
        CompletableFuture<Object> count = node.askAsync(ann, "get", LONG);
        assertThat(count).isNotDone();
        slow.countDown();

        get(forgotten);
        assertThat(get(count)).isEqualTo(1);
        assertThat(get(kept)).isTrue();
    }

    @Test
    void isForgottenTwiceWhenThatIsAskedTwice() {
        passivate(ann);
        CountDownLatch slow = new CountDownLatch(1);
        removal = slow;
        CompletableFuture<Void> first = node.keyedActors().forget(ann);
        node.send(ann, 1);
        CompletableFuture<Void> second = node.keyedActors().forget(ann);
        CompletableFuture<Void> third = node.keyedActors().forget(ann);
        slow.countDown();

        get(first);
        get(second);
        get(third);
        assertThat(stored).isEmpty();
        until(() -> node.snapshot().isEmpty());
        assertThat(ask(ann, "get")).isEqualTo(0);
    }

    @Test
    void saysWhetherThereIsAnything() {
        Address bob = node.keyed("counter", "bob");
        assertThat(get(node.keyedActors().isKept(ann))).isTrue();
        assertThat(get(node.keyedActors().isKept(bob))).isFalse();
        passivate(ann);

        assertThat(get(node.keyedActors().isKept(ann))).isTrue();
        assertThat(node.isAlive(ann)).isFalse();
        get(node.keyedActors().forget(ann));
        assertThat(get(node.keyedActors().isKept(ann))).isFalse();
        assertThatThrownBy(() -> node.keyedActors().isKept(node.named("ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named://");
    }

    @Test
    void keepsAnActorThatCannotSaveItUntilItCan() {
        trouble = "save";
        idle(ann);
        assertThat(saves).hasValue(1);
        assertThat(node.isAlive(ann)).isTrue();
        trouble = null;

        passivate(ann);

        assertThat(stored).containsEntry("counter/ann", 5);
        assertThat(begun).hasValue(1);
    }

    @Test
    void failsTheActorThatCannotLoadIt() {
        passivate(ann);
        trouble = "load";

        assertThatThrownBy(() -> ask(ann, "get")).isInstanceOf(DeadActorException.class);
        assertThat(stored).containsEntry("counter/ann", 5);
        trouble = null;
        assertThat(ask(ann, "get")).isEqualTo(5);
    }

    @Test
    void tellsWhoeverHasItForgottenThatItCannotBe() {
        trouble = "remove";

        assertThatThrownBy(() -> get(node.keyedActors().forget(ann)))
                .hasMessageContaining("cannot remove");
        trouble = null;
        get(node.keyedActors().forget(ann));
    }

    @Test
    void isKeptOnlyOnceItCanBeIsolated() {
        serve(
                ActorSpec.behavior(
                        self -> {
                            begun.incrementAndGet();
                            Object[] kept = {new AtomicInteger()};
                            self.publishOnDemand(() -> 0);
                            self.keyed().orElseThrow().keep(() -> kept[0]);
                            return Behavior.of(
                                    String.class,
                                    (_, text) -> {
                                        kept[0] = text;
                                        return Behavior.same();
                                    });
                        }));
        Address odd = node.keyed("counter", "odd");
        node.send(odd, 1);
        settle(odd);
        for (int i = 0; i < 3; i++) {
            idle(odd);
            settle(odd);
        }
        assertThat(begun).hasValue(2);

        node.send(odd, "text");
        settle(odd);
        passivate(odd);

        assertThat(stored).containsEntry("counter/odd", "text");
    }
}
