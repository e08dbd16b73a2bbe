package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

class MonitorsTests {

    @Seeds
    void tellsOfEachEndOnceAndOfNoneWhenDemonitored(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(node.await(node.spawn(Monitors::watch)))
                                .isEqualTo(
                                        """
                                        5: returned 20
                                        0: threw / by zero
                                        dead already: threw / by zero
                                        demonitored: null\
                                        """));
    }
}
