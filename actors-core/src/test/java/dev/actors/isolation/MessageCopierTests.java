package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A copier of the application goes before what the node would do. */
class MessageCopierTests {

    static final class Counter {
        private int count;

        Counter(int count) {
            this.count = count;
        }
    }

    static final class Mutable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mutable(String text) {
            super(text);
        }
    }

    record Fixed(int value) {}

    record Failure(Throwable cause) {}

    record Holder(Counter counter) {}

    private static <T> Isolator with(Class<T> type, MessageCopier<T> copier) {
        return new Isolator(Isolation.COPY, Map.of(type, copier), Set.of(type));
    }

    @Test
    void goesBeforeWhatIsSharedByItsClass() {
        assertThat(with(Fixed.class, f -> new Fixed(f.value() + 1)).isolate(List.of(new Fixed(1))))
                .isEqualTo(List.of(new Fixed(2)));
        assertThat(with(String.class, String::strip).isolate(" a ")).isEqualTo("a");
    }

    @Test
    void goesBeforeWhatIsSharedByADeclaredType() {
        Isolator isolator = with(Mutable.class, m -> new Mutable("copy of " + m.getMessage()));
        Failure other = new Failure(new IllegalStateException());

        assertThat(((Failure) isolator.isolate(new Failure(new Mutable("it")))).cause())
                .hasMessage("copy of it");
        assertThat(isolator.isolate(other)).isSameAs(other);
    }

    @Test
    void goesBeforeTheCopyOfACollection() {
        MessageCopier<Collection<?>> asList = List::copyOf;
        Isolator isolator =
                new Isolator(
                        Isolation.COPY,
                        Map.of(ArrayDeque.class, asList, ArrayList.class, asList),
                        Set.of());
        List<Integer> list = List.of(1);

        assertThat(isolator.isolate(new ArrayDeque<>(list))).isEqualTo(list);
        assertThat(isolator.isolate(new ArrayList<>(list))).hasSameClassAs(list);
    }

    @Test
    void copiesAgainWhenItsCopyIsPassedOn() {
        Isolator isolator = with(Counter.class, c -> new Counter(c.count));
        List<?> first = (List<?>) isolator.isolate(List.of(new Counter(1)));
        List<?> second = (List<?>) isolator.isolate(first);
        ((Counter) first.getFirst()).count = 9;

        assertThat(((Counter) second.getFirst()).count).isEqualTo(1);
    }

    @Test
    void sharesWhatItLeavesAsItIs() {
        Isolator isolator = with(Counter.class, c -> c);
        List<Counter> counters = List.of(new Counter(1));
        Object copy = isolator.isolate(new ArrayList<>(counters));

        assertThat(isolator.isolate(counters)).isSameAs(counters);
        assertThat(isolator.isolate(copy)).isSameAs(copy);
    }

    @Test
    void isNotAskedWhenEverythingIsShared() {
        Counter counter = new Counter(1);
        Isolator isolator =
                new Isolator(Isolation.SHARE, Map.of(Counter.class, _ -> "copied"), Set.of());
        assertThat(isolator.isolate(counter)).isSameAs(counter);
    }

    @Test
    void makesNoCopyWhenStrict() {
        Isolator isolator =
                new Isolator(Isolation.STRICT, Map.of(Counter.class, _ -> "copied"), Set.of());
        assertThatThrownBy(() -> isolator.isolate(new Counter(1)))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(
                        Counter.class.getName() + " can change and isolation is strict");
    }

    @Test
    void isForTheExactClassOnly() {
        assertThatThrownBy(() -> with(Object.class, o -> o).isolate(new Counter(1)))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(Counter.class.getName());
    }

    @Test
    void mustGiveACopyThatFits() {
        assertThatThrownBy(
                        () ->
                                new Isolator(
                                                Isolation.COPY,
                                                Map.of(Counter.class, _ -> "copied"),
                                                Set.of())
                                        .isolate(new Holder(new Counter(1))))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining("component counter is declared as " + Counter.class.getName())
                .hasMessageEndingWith("or as what its MessageCopier gives.");
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless application may do
    void mustNotGiveNull() {
        assertThatThrownBy(() -> with(Counter.class, _ -> null).isolate(new Counter(1)))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(Counter.class.getName())
                .hasMessageContaining("its MessageCopier gave null");
    }

    @Test
    void passesItsOwnExceptionToTheSender() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(
                        () ->
                                with(
                                                Counter.class,
                                                _ -> {
                                                    throw mine;
                                                })
                                        .isolate(new Counter(1)))
                .isSameAs(mine);
    }
}
