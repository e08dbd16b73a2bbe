package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTests {

    @Seeds
    void endsTheLinkedWhenOneCrashesAndTellsTheOneThatTrapsExits(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    assertThat(Links.run(node))
                            .isEqualTo(
                                    """
                                    The spooler ended: java.lang.IllegalStateException: paper jam on page 13
                                    The operator saw: java.lang.IllegalStateException: paper jam on page 13\
                                    """);
                    assertThat(node.snapshot()).isEmpty();
                });
    }
}
