package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.Address;

import org.junit.jupiter.api.Test;

/** Addresses that are read again and again. */
class KnownAddressesTests {

    private final KnownAddresses addresses = new KnownAddresses();

    private static String text(int id) {
        return "actor://127.0.0.1:4711/1/" + id;
    }

    @Test
    void keepsAnAddressWhenItIsReadAgain() {
        Address first = addresses.parse(text(1));
        assertThat(addresses.parse(text(1))).isSameAs(first).isEqualTo(Address.parse(text(1)));
    }

    @Test
    void takesNoAddressForAnotherWhenThereAreMoreThanItKeeps() {
        for (int round = 0; round < 2; round++) {
            for (int id = 1; id < 10_000; id++) {
                assertThat(addresses.parse(text(id))).isEqualTo(Address.parse(text(id)));
            }
        }
    }

    @Test
    void keepsNoLongText() {
        String text = "named://127.0.0.1:4711/" + "a".repeat(300);
        Address first = addresses.parse(text);
        assertThat(addresses.parse(text)).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void refusesTextThatIsNoAddress() {
        assertThatThrownBy(() -> addresses.parse("actor://nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
