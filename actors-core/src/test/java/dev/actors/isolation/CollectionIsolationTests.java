package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lists, maps, sets and arrays of every kind. */
@SuppressWarnings("JdkObsolete") // each kind is tried
class CollectionIsolationTests {

    private final Isolator isolator = new Isolator(Isolation.COPY, Map.of(), Set.of());

    /** Gives away its own array, as no collection should. */
    static final class Leaking extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final Object[] own = {new ArrayList<>(List.of(1))};

        Leaking() {
            add(own[0]);
        }

        @Override
        public Object[] toArray() {
            return own;
        }
    }

    static List<Object> changeable() {
        return List.of(
                new ArrayList<>(List.of(2, 1)),
                new LinkedList<>(List.of(2, 1)),
                new Vector<>(List.of(2, 1)),
                new CopyOnWriteArrayList<>(List.of(2, 1)),
                new Leaking(),
                Arrays.asList(2, 1),
                List.of(3, 2, 1).subList(1, 3),
                List.of(1, 2).reversed(),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                Collections.nCopies(2, "a"),
                new HashMap<>(Map.of(1, 2)),
                new LinkedHashMap<>(Map.of(1, 2)),
                new TreeMap<>(Map.of(1, 2, 3, 4)).descendingMap(),
                new EnumMap<>(Map.of(Isolation.COPY, 1)),
                new ConcurrentHashMap<>(Map.of(1, 2)),
                Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))),
                new HashSet<>(Set.of(1, 2)),
                new TreeSet<>(Set.of(1, 2)),
                Map.of(1, 2).keySet(),
                Collections.unmodifiableSet(new HashSet<>(Set.of(1))));
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void copiesEveryKindAndViewInItsOrder(Object value) {
        Object copy = isolator.isolate(value);

        assertThat(copy)
                .isInstanceOf(Frozen.class)
                .isEqualTo(value)
                .hasSameHashCodeAs(value)
                .hasToString(value.toString());
    }

    @Test
    void doesNotSeeThroughAnUnmodifiableViewLater() {
        List<Integer> base = new ArrayList<>(List.of(1));
        Object copy = isolator.isolate(Collections.unmodifiableList(base));
        base.add(2);

        assertThat(copy).isEqualTo(List.of(1));
    }

    @Test
    void leavesTheArrayOfAUsersListAlone() {
        Leaking leaking = new Leaking();
        Object element = leaking.own[0];
        isolator.isolate(leaking);

        assertThat(leaking.own[0]).isSameAs(element);
    }

    @Test
    void sharesTheJdksUnmodifiableCollectionsIfTheirElementsAllowIt() {
        for (Object fixed :
                List.of(
                        List.of(),
                        List.of(1, 2, 3),
                        List.copyOf(new ArrayList<>(List.of(1))),
                        Set.of(1),
                        Map.of(1, List.of(2)),
                        Collections.emptyList(),
                        Collections.emptyMap(),
                        Collections.singletonList("a"))) {
            assertThat(isolator.isolate(fixed)).isSameAs(fixed);
        }
    }

    @Test
    void copiesTheJdksUnmodifiableCollectionsWithChangeableContents() {
        List<Integer> inner = new ArrayList<>(List.of(1));
        List<Object> outers =
                List.of(
                        List.of(inner),
                        Map.of("a", inner),
                        Map.of(inner, "a"),
                        Set.of(inner),
                        Optional.of(inner));
        List<Object> copies = outers.stream().map(isolator::isolate).toList();
        List<Object> expected =
                List.of(
                        List.of(List.of(1)),
                        Map.of("a", List.of(1)),
                        Map.of(List.of(1), "a"),
                        Set.of(List.of(1)),
                        Optional.of(List.of(1)));
        inner.add(2);

        assertThat(copies).isEqualTo(expected);
    }

    @Test
    void copiesArraysAgainWhenTheyArePassedOn() {
        byte[] bytes = {1, 2};
        for (Object holder :
                List.of(
                        List.of(bytes),
                        new ArrayList<>(List.of(bytes)),
                        new HashMap<>(Map.of("a", bytes)),
                        new LinkedHashSet<>(List.of(bytes)),
                        List.of(new ArrayList<>(List.of(bytes))))) {
            Object first = isolator.isolate(holder);
            Object second = isolator.isolate(first);
            bytesIn(first)[0] = 9;

            assertThat(bytesIn(second)).as(holder.toString()).containsExactly(1, 2);
            assertThat(bytesIn(second)).isNotSameAs(bytesIn(first));
            assertThatThrownBy(() -> clear(second))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(bytes).containsExactly(1, 2);
    }

    private static byte[] bytesIn(Object holder) {
        return switch (holder) {
            case byte[] bytes -> bytes;
            case Map<?, ?> map -> bytesIn(map.values());
            case Collection<?> all -> bytesIn(all.iterator().next());
            default -> throw new AssertionError(holder);
        };
    }

    private static void clear(Object holder) {
        if (holder instanceof Map<?, ?> map) {
            map.clear();
        } else {
            ((Collection<?>) holder).clear();
        }
    }

    @Test
    void keepsTheTypesOfArrays() {
        Object[] arrays = {
            new byte[] {1},
            new int[][] {{1}, null},
            new String[] {"a"},
            new List<?>[] {new ArrayList<>(List.of(1))},
            new Object[] {new ArrayList<>(List.of(1))},
            new Isolation[] {Isolation.COPY},
            new long[0]
        };
        Object[] copies = (Object[]) isolator.isolate(arrays);

        assertThat(Arrays.deepEquals(copies, arrays)).isTrue();
        for (int i = 0; i < arrays.length; i++) {
            assertThat(copies[i]).hasSameClassAs(arrays[i]).isNotSameAs(arrays[i]);
        }
        assertThat(((int[][]) copies[1])[0]).isNotSameAs(((int[][]) arrays[1])[0]);
    }

    @Test
    void refusesAnArrayOfACollectionClass() {
        assertThatThrownBy(() -> isolator.isolate(new ArrayList<?>[] {new ArrayList<>()}))
                .isInstanceOf(NotShareableException.class)
                .hasMessage(
                        "A java.util.ArrayList[] cannot be copied: a copy of an element is no"
                                + " java.util.ArrayList. Make it an array, or a list, of Map, List"
                                + " or Set.");
    }

    @Test
    void refusesOtherCollectionsAndSaysToSendAList() {
        for (Object odd :
                List.of(
                        new ArrayDeque<>(List.of(1)),
                        new PriorityQueue<>(List.of(1)),
                        new HashMap<>(Map.of(1, 2)).values())) {
            assertThatThrownBy(() -> isolator.isolate(odd))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageStartingWith("A " + odd.getClass().getName() + " can neither")
                    .hasMessageEndingWith(
                            "of the collections, lists, sets and maps are. Send a list of what it"
                                    + " holds, or register a MessageCopier for it.");
        }
    }

    @Test
    void refusesKeysThatACopyWouldLose() {
        IdentityHashMap<Object, Object> identities = new IdentityHashMap<>();
        identities.put(new ArrayList<>(), 1);
        identities.put(new ArrayList<>(), 2);

        for (Object odd : List.of(identities, identities.keySet())) {
            assertThatThrownBy(() -> isolator.isolate(odd))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining(odd.getClass().getName())
                    .hasMessageContaining("keys or elements that are equal")
                    .hasMessageContaining("Send a list");
        }
    }

    @Test
    void refusesCyclesOfEveryKind() {
        Set<Object> set = new HashSet<>();
        List<Object> inSet = new ArrayList<>();
        set.add(inSet);
        inSet.add(set);
        Map<Object, Object> asKey = new HashMap<>();
        asKey.put(asKey, "value");
        List<Object> twice = new ArrayList<>();
        twice.add(twice);
        twice.add(twice);
        List<Object> optional = new ArrayList<>();
        optional.add(Optional.of(optional));
        List<Object> behindAView = new LinkedList<>();
        behindAView.add(Collections.unmodifiableList(behindAView));

        for (Object cyclic : new Object[] {set, inSet, asKey, twice, optional, behindAView}) {
            for (Isolation mode : List.of(Isolation.COPY, Isolation.STRICT)) {
                assertThatThrownBy(() -> new Isolator(mode, Map.of(), Set.of()).isolate(cyclic))
                        .isInstanceOf(NotShareableException.class)
                        .hasMessageContaining("cyclic or nested deeper than 256 levels")
                        .hasMessageContaining("addresses or keys in place of references");
            }
        }
    }

    @Test
    void copiesWhatIsDeepButNotCyclic() {
        Object nested = "end";
        for (int i = 0; i < 256; i++) {
            nested = new ArrayList<>(Collections.singletonList(nested));
        }
        assertThat(isolator.isolate(nested)).isEqualTo(nested);

        Object tooDeep = List.of(nested);
        assertThatThrownBy(() -> isolator.isolate(tooDeep))
                .isInstanceOf(NotShareableException.class);
    }
}
