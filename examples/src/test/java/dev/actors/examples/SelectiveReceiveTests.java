package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

class SelectiveReceiveTests {

    @Seeds
    void readsUrgentLettersFirstAndOtherwiseInOrder(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(SelectiveReceive.run(node))
                                .isEqualTo(
                                        """
                                        a reminder
                                        a last reminder
                                        a catalogue
                                        a postcard\
                                        """));
    }
}
