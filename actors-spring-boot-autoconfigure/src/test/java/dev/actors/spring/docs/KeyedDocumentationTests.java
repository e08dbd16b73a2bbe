package dev.actors.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.KeyedStore;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.spring.Actors;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What {@code docs/keyed.md} shows, at work. */
class KeyedDocumentationTests {

    private final KeyedStore store = KeyedStore.inMemory();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withBean(KeyedStore.class, () -> store)
                    .withUserConfiguration(Account.class, Bank.class);

    @Test
    void keepsTheBalanceOfEachOwnerFromOneActorToTheNext() {
        runner.run(
                context -> {
                    Bank bank = context.getBean(Bank.class);
                    assertThat(bank.deposit("ann", 5)).isEqualTo(5);
                    assertThat(bank.deposit("bob", 7)).isEqualTo(7);
                    Address ann = context.getBean(Actors.class).keyed(Account.class, "ann");
                    Node node = context.getBean(Node.class);
                    var end = node.termination(ann);
                    node.stop(ann);
                    Patience.of(end);
                    assertThat(bank.deposit("ann", 1)).isEqualTo(6);
                });
        runner.run(
                context -> assertThat(context.getBean(Bank.class).deposit("ann", 1)).isEqualTo(7));
    }
}
