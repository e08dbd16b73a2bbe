package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.chrono.AbstractChronology;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("ArrayRecordComponent")
class ArrivingTypesTests {

    private final Isolator isolator = new Isolator(Isolation.COPY, Map.of(), Set.of());

    static final class Pojo {}

    sealed interface Good permits GoodOne, BadOne {}

    record GoodOne(List<Integer> values, Good next) implements Good {}

    record BadOne(Pojo pojo) implements Good {}

    sealed interface Bad permits BadOnly {}

    record BadOnly(int value, Pojo[] pojos) implements Bad {}

    record OfClass(ArrayList<String> list) {}

    record OfOrdered(SequencedMap<String, Integer> map) {}

    record OfPojos(List<Pojo> pojos) {}

    record Deep(Map<String, Optional<? extends List<Pojo[]>>> pojos) {}

    record OfArrays(List<Pojo>[] pojos) {}

    record Keys(Map<Pojo, String> pojos) {}

    record Holding(
            List<Good> some,
            List<ArrayList<String>> lists,
            Map<String, ? extends Number> map,
            Optional<?> any,
            Set<Object[]> arrays,
            List<? super Pojo> objects,
            List<Holding> children) {}

    record Recursive<T extends List<T>>(List<T> variable, T[] variables) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                int.class,
                String.class,
                BigDecimal.class,
                Number.class,
                Comparable.class,
                Object.class,
                Record.class,
                Enum.class,
                Isolation.class,
                Throwable.class,
                Duration.class,
                ZoneId.class,
                Clock.class,
                AbstractChronology.class,
                Optional.class,
                List.class,
                Collection.class,
                Iterable.class,
                SequencedCollection.class,
                AbstractList.class,
                byte[].class,
                String[][].class,
                Good.class,
                GoodOne.class,
                Holding.class,
                Recursive.class,
                Runnable.class
            })
    void saysThatAnIsolatedValueCanBeOfAType(Class<?> type) {
        assertThat(isolator.canIsolate(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Pojo.class,
                Pojo[].class,
                Date.class,
                AtomicInteger.class,
                StringBuilder.class,
                ArrayList.class,
                ArrayDeque.class,
                Bad.class,
                BadOne.class,
                BadOnly.class,
                OfClass.class,
                SequencedMap.class,
                SortedSet.class,
                Queue.class,
                OfOrdered.class,
                OfPojos.class,
                Deep.class,
                OfArrays.class,
                Keys.class
            })
    void saysThatNoneCanBe(Class<?> type) {
        assertThat(isolator.canIsolate(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Pojo.class,
                Pojo[].class,
                Date.class,
                AtomicInteger.class,
                ArrayDeque.class,
                Bad.class,
                BadOne.class,
                OfClass.class,
                OfOrdered.class,
                OfPojos.class
            })
    void saysThatEveryInstanceIsRefused(Class<?> type) {
        assertThat(isolator.neverIsolates(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                void.class,
                int.class,
                Object.class,
                Runnable.class,
                Good.class,
                ArrayList.class,
                LinkedHashMap.class,
                SortedSet.class,
                AbstractList.class,
                Calendar.class,
                byte[].class
            })
    void saysThatSomeInstanceMayBeIsolated(Class<?> type) {
        assertThat(isolator.neverIsolates(type)).isFalse();
    }

    @Test
    void saysOfWhatIsHeldWhatBecomesOfIt() {
        Pojo pojo = new Pojo();
        for (Object refused :
                List.of(
                        new OfPojos(List.of(pojo)),
                        new Deep(Map.of("", Optional.of(List.<Pojo[]>of(new Pojo[] {pojo})))),
                        new Keys(Map.of(pojo, "")))) {
            assertThatThrownBy(() -> isolator.isolate(refused))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining(Pojo.class.getName());
        }
        Holding holding =
                new Holding(
                        List.of(new GoodOne(List.of(1), null)),
                        List.of(new ArrayList<>(List.of("a"))),
                        Map.of("one", 1),
                        Optional.of(1),
                        Set.<Object[]>of(new Object[] {1}),
                        new ArrayList<>(List.of("any")),
                        List.of());
        assertThat(((Holding) isolator.isolate(holding)).objects()).isEqualTo(List.of("any"));
    }

    @Test
    void knowsCopiersAndTrustedClasses() {
        Isolator knowing =
                new Isolator(
                        Isolation.COPY, Map.of(Pojo.class, _ -> new Pojo()), Set.of(Date.class));
        for (Class<?> type : List.of(Pojo.class, Date.class, Bad.class, BadOne.class)) {
            assertThat(knowing.canIsolate(type)).isTrue();
            assertThat(knowing.neverIsolates(type)).isFalse();
        }
    }

    @Test
    void takesAnythingWhenEverythingIsShared() {
        assertThat(new Isolator(Isolation.SHARE, Map.of(), Set.of()).canIsolate(Pojo.class))
                .isTrue();
    }
}
