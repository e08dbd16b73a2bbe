package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

class WaitAllTests {

    @Seeds
    void addsUpWhatAllActorsHaveFound(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    assertThat(WaitAll.countPrimes(node, 1)).isEqualTo(168);
                    assertThat(WaitAll.countPrimes(node, 10)).isEqualTo(1_229);
                });
    }
}
