package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.Address;
import dev.actors.NameTakenException;

class RegisteredNamesTests {

    @Seeds
    void findsAnActorByItsNameUntilItEnds(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(RegisteredNames.run(node))
                                .containsExactly(
                                        "Registered: [greeter]",
                                        "Hello, Joe! Registered: []",
                                        "Hello, Robert! Registered: []"));
    }

    @Seeds
    void refusesASecondActorWhenTheNameIsTaken(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    Address first = node.spawn(RegisteredNames.GREETER);
                    assertThatThrownBy(() -> node.spawn(RegisteredNames.GREETER))
                            .isInstanceOf(NameTakenException.class)
                            .hasMessageContaining("'greeter' is taken");
                    assertThat(node.whereis("greeter")).contains(first);
                });
    }
}
