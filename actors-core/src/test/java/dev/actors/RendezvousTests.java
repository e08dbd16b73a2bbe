package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RendezvousTests {

    private static final int KEYS = 20_000;

    private static Set<String> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "10.0.0." + (i + 1) + ":4711")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String choose(Set<String> nodes, int key) {
        return Rendezvous.choose(nodes, "counter", "user-" + key);
    }

    @Test
    void spreadsKeysEvenly() {
        for (int size = 1; size <= 9; size++) {
            Set<String> nodes = nodes(size);
            Map<String, Long> counts =
                    IntStream.range(0, KEYS)
                            .mapToObj(key -> choose(nodes, key))
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            double fair = (double) KEYS / size;

            assertThat(counts.keySet()).isEqualTo(nodes);
            assertThat(counts.values())
                    .allSatisfy(count -> assertThat(count / fair).isBetween(0.93, 1.07));
        }
    }

    @Test
    void spreadsKeysThatDifferByBehaviourOnly() {
        Set<String> nodes = nodes(4);
        Set<String> chosen =
                IntStream.range(0, 64)
                        .mapToObj(i -> Rendezvous.choose(nodes, "behavior-" + i, "x"))
                        .collect(Collectors.toSet());

        assertThat(chosen).isEqualTo(nodes);
    }

    @Test
    void movesOnlyTheKeysOfTheNodeThatGoes() {
        Set<String> five = nodes(5);
        Set<String> four = new TreeSet<>(five);
        String gone = "10.0.0.3:4711";
        four.remove(gone);

        for (int key = 0; key < KEYS; key++) {
            String before = choose(five, key);
            if (!before.equals(gone)) {
                assertThat(choose(four, key)).isEqualTo(before);
            }
        }
    }

    @Test
    void movesToANodeThatComesItsShareAndNothingElse() {
        Set<String> five = nodes(5);
        Set<String> six = nodes(6);
        String added = "10.0.0.6:4711";
        int moved = 0;

        for (int key = 0; key < KEYS; key++) {
            String after = choose(six, key);
            if (after.equals(added)) {
                moved++;
            } else {
                assertThat(after).isEqualTo(choose(five, key));
            }
        }

        assertThat(moved / (KEYS / 6.0)).isBetween(0.93, 1.07);
    }

    /** Nodes of different versions must agree: this is never to change. */
    @Test
    void choosesTheSameOnEveryMachineAndInEveryVersion() {
        assertThat(IntStream.range(0, 12).mapToObj(key -> choose(nodes(5), key).substring(7, 8)))
                .containsExactly("1", "4", "2", "1", "5", "2", "2", "1", "3", "2", "5", "1");
    }

    @Test
    void saysWhereAKeyLivesInTheEyesOfANode() {
        Set<String> nodes = nodes(3);
        String owner = choose(nodes, 1);
        String other = nodes.stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();

        assertThat(new Rendezvous(owner, () -> nodes, 2).placeOf("counter", "user-1"))
                .isEqualTo(new Place.Here());
        assertThat(new Rendezvous(other, () -> nodes, 2).placeOf("counter", "user-1"))
                .isEqualTo(new Place.On(owner));
    }

    @Test
    void startsNoneOnTheSideOfAMinority() {
        assertThat(new Rendezvous("a:1", () -> Set.of("a:1", "b:1"), 3).placeOf("counter", "x"))
                .isInstanceOfSatisfying(
                        Place.Nowhere.class,
                        nowhere ->
                                assertThat(nowhere.reason()).contains("a:1 sees 2 of the 3 nodes"));
    }

    @Test
    void needsANode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rendezvous.choose(Set.of(), "counter", "x"));
    }
}
