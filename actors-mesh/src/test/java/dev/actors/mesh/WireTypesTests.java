package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class WireTypesTests {

    record Outer(List<Inner> inners, Map<String, Deep[]> deep) {}

    record Inner(int x) {}

    record Deep(int y) {}

    record Odd(StringBuilder in) {}

    record Thrown(IllegalStateException why) {}

    @Test
    void registersWhatComponentsDeclare() {
        WireTypes types = WireTypes.builder().add(Outer.class).build();

        assertThat(types.find(new Inner(1))).isNotNull();
        assertThat(types.find(new Deep(1))).isNotNull();
        assertThat(types.find(new Sample.Nothing())).isNull();
    }

    @Test
    void refusesWhatCannotTravelBeforeItIsTried() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireTypes.builder().add(StringBuilder.class).build())
                .withMessageContaining("java.lang.StringBuilder cannot be registered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireTypes.builder().add(Odd.class).build())
                .withMessageContaining("The component 'in' of " + Odd.class.getName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireTypes.builder().add(Thrown.class).build())
                .withMessageContaining("'why'");
    }

    @Test
    void givesANameToOneTypeOnly() {
        WireTypes.Builder builder = WireTypes.builder().add("thing", Inner.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("thing", Deep.class))
                .withMessageContaining("Two types have the name 'thing'");
    }

    @Test
    void framesAreThoseOfTheVersion() {
        Forms forms = new Forms(WireTypes.builder().build().any());
        Map<String, String> outlines = new TreeMap<>();
        for (Class<?> type : Frame.class.getPermittedSubclasses()) {
            outlines.put(type.getSimpleName(), forms.ofRecord(type).outline(new HashSet<>()));
        }

        assertThat(Map.of(Codec.VERSION, outlines.hashCode()))
                .as(
                        "If a frame has changed, raise Codec.VERSION, and note what they are now:"
                                + " %s",
                        outlines)
                .isEqualTo(Map.of(1, -1970215336));
    }
}
