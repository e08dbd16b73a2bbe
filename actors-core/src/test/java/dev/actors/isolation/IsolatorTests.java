package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

class IsolatorTests {

    private final Isolator isolator = with(Isolation.COPY);

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Drawing(String name, Shape shape, Duration age) {}

    record Tree(int value, Tree left, Tree right) {}

    record Box(Object content) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Samples(String name, int[] values) {}

    record Shop(ArrayList<String> goods) {}

    record Picky(List<String> parts) {
        Picky {
            if (parts.size() > 1) {
                parts.set(0, "changed");
            }
        }
    }

    static final class Pojo {}

    private static Isolator with(Isolation mode) {
        return new Isolator(mode, Map.of(), Set.of());
    }

    static List<Object> immutable() {
        return List.of(
                "text",
                1,
                1L,
                1.5,
                'c',
                true,
                BigDecimal.TEN,
                BigInteger.TWO,
                new UUID(1, 2),
                URI.create("a:b"),
                Locale.ROOT,
                Instant.EPOCH,
                Thread.State.NEW,
                String.class,
                new IllegalStateException("shared"),
                new Drawing("d", new Circle(1), Duration.ZERO),
                new Tree(1, new Tree(2, null, null), null),
                new Box(1),
                new Box(new Box("nested")),
                Optional.of("text"),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void sharesWhatCannotChange(Object value) {
        assertThat(isolator.isolate(value)).isSameAs(value);
        assertThat(with(Isolation.STRICT).isolate(value)).isSameAs(value);
    }

    @Test
    void copiesMapsListsAndSetsInOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", new ArrayList<>(Arrays.asList(3, null, 1)));
        map.put("a", new LinkedHashSet<>(List.of("y", "x", "b")));
        map.put(null, new TreeMap<>(Map.of(2, "two", 1, "one")));

        Map<?, ?> copy = (Map<?, ?>) isolator.isolate(map);

        assertThat(copy)
                .isNotSameAs(map)
                .hasToString(map.toString())
                .isEqualTo(map)
                .hasSameHashCodeAs(map);
        assertThat(new ArrayList<>(copy.keySet())).isEqualTo(Arrays.asList("z", "a", null));
        map.clear();
        assertThat(copy).hasSize(3);
    }

    @Test
    @SuppressWarnings("unchecked")
    void givesUnmodifiableCopiesAtEveryDepth() {
        Map<String, List<Integer>> map = new HashMap<>(Map.of("a", new ArrayList<>(List.of(1))));
        Map<String, List<Integer>> copy = (Map<String, List<Integer>>) isolator.isolate(map);
        Set<Object> set = (Set<Object>) isolator.isolate(new LinkedHashSet<>(List.of(1)));

        List<Runnable> changes =
                List.of(
                        () -> copy.put("b", null),
                        () -> copy.remove("a"),
                        copy::clear,
                        () -> copy.keySet().remove("a"),
                        () -> copy.values().clear(),
                        () -> copy.entrySet().iterator().next().setValue(null),
                        () -> copy.get("a").add(2),
                        () -> copy.get("a").set(0, 2),
                        () -> copy.get("a").subList(0, 1).clear(),
                        () -> copy.get("a").sort(null),
                        () -> set.add(2),
                        () -> set.remove(1),
                        () -> set.iterator().remove());
        assertThat(changes)
                .allSatisfy(c -> assertThatThrownBy(c::run).isInstanceOf(RuntimeException.class));
        assertThat(copy).isEqualTo(Map.of("a", List.of(1)));
        assertThat(set).containsExactly(1);
    }

    @Test
    void copiesArraysWithTheirElements() {
        int[] numbers = {1, 2};
        List<?>[] lists = {new ArrayList<>(List.of(1)), null};

        int[] copy = (int[]) isolator.isolate(numbers);
        List<?>[] listsCopy = (List<?>[]) isolator.isolate(lists);
        numbers[0] = 9;
        lists[0].clear();

        assertThat(copy).containsExactly(1, 2);
        assertThat(listsCopy).containsExactly(List.of(1), null);
    }

    @Test
    void copiesRecordsWithChangeableParts() {
        int[] values = {1, 2};
        Box box = new Box(new Samples("s", values));

        Box copy = (Box) isolator.isolate(box);
        values[0] = 9;

        assertThat(((Samples) copy.content()).values()).containsExactly(1, 2);
        assertThat(((Samples) copy.content()).name()).isEqualTo("s");
    }

    @Test
    void looksAtComponentsOfOpenTypesEachTime() {
        Box immutable = new Box("text");
        Box changeable = new Box(new ArrayList<>(List.of(1)));

        assertThat(isolator.isolate(immutable)).isSameAs(immutable);
        assertThat(isolator.isolate(changeable)).isNotSameAs(changeable).isEqualTo(changeable);
        assertThat(isolator.isolate(immutable)).isSameAs(immutable);
    }

    @Test
    void copiesNothingTwice() {
        Object once = isolator.isolate(new ArrayList<>(List.of(new ArrayList<>(List.of(1)))));
        Object record = isolator.isolate(new Box(new ArrayList<>(List.of(1))));

        assertThat(isolator.isolate(once)).isSameAs(once);
        assertThat(isolator.isolate(record)).isSameAs(record);
        assertThat(with(Isolation.STRICT).isolate(once)).isSameAs(once);
    }

    private record Hiding(List<String> texts) {
        @Override
        public List<String> texts() {
            return List.copyOf(texts);
        }
    }

    @Test
    void copiesRecordsWhoseAccessorsHideThatTheyCanChange() {
        List<String> texts = new ArrayList<>(List.of("a"));
        Hiding copy = (Hiding) isolator.isolate(new Hiding(texts));

        texts.add("b");

        assertThat(copy.texts()).containsExactly("a");
    }

    @Test
    void refusesCyclesWithAClearMessage() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<String, Object> map = new HashMap<>();
        map.put("self", new Box(map));
        Object[] array = new Object[1];
        array[0] = array;

        for (Object cyclic : List.<Object>of(new Box(list), map, new Box(array))) {
            assertThatThrownBy(() -> isolator.isolate(cyclic))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining("cyclic");
        }
    }

    @Test
    void refusesOtherObjectsWithTheirClassAndTheWayOut() {
        for (Object odd :
                List.of(
                        new Pojo(),
                        new Box(new Pojo()),
                        List.of(new Pojo()),
                        new Pojo[] {new Pojo()})) {
            assertThatThrownBy(() -> isolator.isolate(odd))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining(Pojo.class.getName())
                    .hasMessageContaining("Make it a record")
                    .hasMessageContaining("MessageCopier");
        }
    }

    @Test
    void refusesARecordWhoseComponentNamesACollectionClass() {
        assertThatThrownBy(() -> isolator.isolate(new Shop(new ArrayList<>(List.of("a")))))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(Shop.class.getName())
                .hasMessageContaining("Declare it as Map, List or Set");
    }

    @Test
    void refusesARecordWhoseOwnCodeThrows() {
        assertThatThrownBy(() -> isolator.isolate(new Picky(new ArrayList<>(List.of("a", "b")))))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(Picky.class.getName())
                .hasMessageContaining("its own code threw");
    }

    @Test
    void refusesWhatCanChangeWhenStrict() {
        for (Object changeable :
                List.of(new ArrayList<>(), new int[0], new Samples("s", new int[0]))) {
            assertThatThrownBy(() -> with(Isolation.STRICT).isolate(changeable))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining("can change and isolation is strict");
        }
    }

    @Test
    void sharesEverythingWhenToldTo() {
        Pojo pojo = new Pojo();
        assertThat(with(Isolation.SHARE).isolate(pojo)).isSameAs(pojo);
    }

    @Test
    void usesTheCopierOfAClassAtEveryDepth() {
        Isolator copying =
                new Isolator(
                        Isolation.COPY, Map.of(Pojo.class, _ -> "copied"), Set.of(Object.class));
        Object trusted = new Object();

        assertThat(copying.isolate(List.of(new Pojo(), trusted)))
                .isEqualTo(List.of("copied", trusted));
    }
}
