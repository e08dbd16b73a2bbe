package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.net.UnixDomainPrincipal;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records whose own code has a say in their copies. */
@SuppressWarnings({"ArrayRecordComponent", "JdkObsolete"})
class RecordIsolationTests {

    private static final List<Object> COMMON = new ArrayList<>(List.of("common"));

    private final Isolator isolator = new Isolator(Isolation.COPY, Map.of(), Set.of());

    private record Hidden(List<Object> items, byte[] data) {}

    record Sealing(List<Object> items) {
        Sealing {
            items = List.copyOf(items);
        }
    }

    record Defensive(List<Object> items) {
        Defensive {
            items = new ArrayList<>(items);
        }
    }

    record Cloning(byte[] data) {
        Cloning {
            data = data.clone();
        }

        @Override
        public byte[] data() {
            return data.clone();
        }
    }

    record Common(List<Object> items, List<Object> common) {
        Common {
            common = COMMON;
        }
    }

    record Stubborn(String name, List<Object> items) {
        Stubborn {
            if (!(items instanceof ArrayList)) {
                throw new IllegalArgumentException("no array list");
            }
        }
    }

    record Queue(Deque<Object> queue) {}

    record Linked(int value, Object next) {}

    private static List<Object> items() {
        return new ArrayList<>(List.of(1, 2));
    }

    @Test
    void copiesPrivateAndLocalRecords() {
        record Local(Hidden hidden) {}
        Local local = new Local(new Hidden(items(), new byte[] {1}));
        Local copy = (Local) isolator.isolate(local);
        local.hidden().items().clear();
        local.hidden().data()[0] = 9;

        assertThat(copy.hidden().items()).isEqualTo(List.of(1, 2));
        assertThat(copy.hidden().data()).containsExactly(1);
    }

    @Test
    void sharesARecordThatSealsItsPartsItself() {
        Sealing sealing = new Sealing(items());
        Object copy = isolator.isolate(new Sealing(List.of(items())));

        assertThat(isolator.isolate(sealing)).isSameAs(sealing);
        assertThat(isolator.isolate(copy)).isSameAs(copy);
        assertThat(isolator.isolate(List.of(copy))).isEqualTo(List.of(copy));
    }

    @Test
    void copiesAgainWhatARecordMakesOfItsParts() {
        Map<String, Defensive> sent = new HashMap<>(Map.of("a", new Defensive(items())));
        Map<?, ?> first = (Map<?, ?>) isolator.isolate(sent);
        Map<?, ?> second = (Map<?, ?>) isolator.isolate(first);
        ((Defensive) first.get("a")).items().clear();

        assertThat(second.get("a")).isEqualTo(new Defensive(items()));
        assertThat(sent).containsEntry("a", new Defensive(items()));
    }

    @Test
    void copiesARecordThatClonesItsArray() {
        Cloning cloning = new Cloning(new byte[] {1});
        Cloning copy = (Cloning) isolator.isolate(cloning);
        Cloning passedOn = (Cloning) isolator.isolate(copy);

        assertThat(List.of(cloning, copy, passedOn)).doesNotHaveDuplicates();
        assertThat(passedOn.data()).containsExactly(1);
    }

    @Test
    void refusesARecordThatKeepsWhatIsCommonToAll() {
        assertThatThrownBy(() -> isolator.isolate(new Common(items(), items())))
                .isInstanceOf(NotShareableException.class)
                .hasMessage(
                        "A "
                                + Common.class.getName()
                                + " cannot be copied: its constructor gives the copy the same"
                                + " common, which can change. Let it keep what it is given.");
    }

    @Test
    void refusesARecordWhoseConstructorThrows() {
        assertThatThrownBy(() -> isolator.isolate(new Stubborn("s", items())))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining(Stubborn.class.getName())
                .hasMessageContaining("IllegalArgumentException: no array list")
                .hasMessageContaining("Let it leave them as they are");
    }

    @Test
    void refusesAComponentThatIsAnotherCollection() {
        assertThatThrownBy(() -> isolator.isolate(new Queue(new ArrayDeque<>())))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining("java.util.ArrayDeque can neither");
        assertThatThrownBy(() -> isolator.isolate(new Queue(new LinkedList<>())))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining("its component queue is declared as java.util.Deque")
                .hasMessageContaining("Declare it as Map, List or Set");
    }

    @Test
    void refusesARecordOfAClosedModule() {
        assertThatThrownBy(() -> isolator.isolate(new UnixDomainPrincipal(() -> "u", () -> "g")))
                .isInstanceOf(NotShareableException.class)
                .hasMessage(
                        "A jdk.net.UnixDomainPrincipal cannot be taken apart: its module keeps it"
                                + " closed. Open its package to this library, or register a"
                                + " MessageCopier for it.");
    }

    @Test
    void refusesCyclesThroughRecordsOnly() {
        Object[] link = new Object[1];
        Linked first = new Linked(1, link);
        link[0] = new Linked(2, first);

        assertThatThrownBy(() -> isolator.isolate(first))
                .isInstanceOf(NotShareableException.class)
                .hasMessageContaining("cyclic");
    }
}
