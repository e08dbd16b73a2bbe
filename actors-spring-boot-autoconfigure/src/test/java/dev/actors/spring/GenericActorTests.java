package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.UnhandledMessageException;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Actor classes that say what the type variables of their superclasses stand for. */
class GenericActorTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withUserConfiguration(Users.class);

    record First() {}

    record All() {}

    record User(String name) {}

    abstract static class Repository<T> {

        private final List<T> entities = new ArrayList<>();

        @Receive
        void save(T entity) {
            entities.add(entity);
        }

        @Receive
        T first(First first) {
            return entities.getFirst();
        }

        @Receive
        CompletionStage<List<T>> all(All all) {
            return CompletableFuture.completedStage(entities);
        }

        @ActorState
        List<T> entities() {
            return entities;
        }

        @Restore
        void restore(List<T> kept) {
            entities.addAll(kept);
        }
    }

    @Actor(value = "users", keyed = true)
    static class Users extends Repository<User> {}

    @Test
    void declareWhatTheyTakeReplyAndShow() {
        runner.run(
                context -> {
                    BehaviorDefinition users =
                            context.getBean(BehaviorRegistry.class).find("users").orElseThrow();
                    assertThat(users.messages().byName()).containsValue(User.class);
                    assertThat(users.messages().anyJson()).isFalse();
                    assertThat(users.replyType(First.class)).contains(User.class);
                    assertThat(users.replyType(All.class).orElseThrow().getTypeName())
                            .endsWith("List<" + User.class.getTypeName() + ">");
                    assertThat(users.shownType().orElseThrow().getTypeName())
                            .endsWith("List<" + User.class.getTypeName() + ">");
                    assertThat(users.keptType()).contains(List.class);
                });
    }

    @Test
    void takeNothingElse() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address users = node.keyed("users", "all");
                    assertThatThrownBy(() -> node.ask(users, Map.of("name", "ann"), SOON))
                            .isInstanceOf(UnhandledMessageException.class);
                    node.send(users, new User("ann"));
                    assertThat(node.ask(users, new First(), SOON)).isEqualTo(new User("ann"));
                });
    }
}
