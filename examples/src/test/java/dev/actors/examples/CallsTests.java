package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

class CallsTests {

    @Seeds
    void answersEveryCallWhetherOrNotItCanBeDone(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(Calls.run(node))
                                .satisfiesExactly(
                                        sum -> assertThat(sum).isEqualTo("Add[a=1, b=2] is 3"),
                                        refusal ->
                                                assertThat(refusal)
                                                        .isEqualTo("Root[of=-1]: no root of -1"),
                                        unknown ->
                                                assertThat(unknown)
                                                        .startsWith("Power[base=2, exponent=10]: ")
                                                        .contains("calculator", "no handler"),
                                        crash ->
                                                assertThat(crash)
                                                        .isEqualTo(
                                                                "Divide[a=1, b=0] failed there: "
                                                                    + "java.lang.ArithmeticException:"
                                                                    + " / by zero"),
                                        after ->
                                                assertThat(after)
                                                        .isEqualTo("Divide[a=6, b=3] is 2")));
    }
}
