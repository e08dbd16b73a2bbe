package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;

import java.time.Duration;

class OneForOneTests {

    @Seeds
    void givesUpAtTheSixthCrashWithinTheMinute(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(OneForOne.run(node))
                                .satisfiesExactly(
                                        before -> assertThat(before).isEqualTo("left 1, right 1"),
                                        after -> assertThat(after).isEqualTo("left 1, right 2"),
                                        end ->
                                                assertThat(end)
                                                        .startsWith("ended: ")
                                                        .contains("RestartLimitException", "left"),
                                        names -> assertThat(names).isEqualTo("names left: []")));
    }

    @Seeds
    void goesOnForEverWhenTheCrashesAreFarEnoughApart(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    Address supervisor = OneForOne.start(node);
                    for (int i = 0; i < 100; i++) {
                        OneForOne.crash(node, "left");
                        world.sleep(Duration.ofSeconds(13));
                    }
                    assertThat(OneForOne.count(node, "left")).isEqualTo(1);
                    assertThat(node.info(supervisor)).isPresent();
                });
    }
}
