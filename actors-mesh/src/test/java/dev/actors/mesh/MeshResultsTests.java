package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.IllegalMessageException;
import dev.actors.UnsentResult;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Results and replies that do not get to another node. */
class MeshResultsTests extends MeshTestCase {

    record Known(int number) {}

    private final int hereAt = freePort();
    private final Peer here = peer("secret", hereAt, builder -> builder).start();
    private final Peer there =
            peer(
                            "secret",
                            freePort(),
                            builder ->
                                    builder.peers(List.of(here.name()))
                                            .types(WireTypes.builder().add(Known.class).build()))
                    .start();

    /** One that cannot be written there, and one that cannot be read here. */
    static List<Object> results() {
        return List.of(Pattern.compile("a"), new Known(1));
    }

    private static String why(Object result) {
        return result instanceof Known
                ? "'" + Known.class.getName() + "' is not registered here"
                : "java.util.regex.Pattern cannot travel to another node. Register it";
    }

    private Address ended(Object result) {
        until(() -> here.mesh.nodes().contains(there.name()));
        until(() -> there.mesh.nodes().contains(here.name()));
        return there.node.spawn(
                self -> {
                    Object message = self.receive();
                    return message.equals("end") ? result : null;
                });
    }

    @ParameterizedTest
    @MethodSource("results")
    void throwWhereTheyAreAwaited(Object result) {
        Address actor = Address.parse(ended(result).toString());
        here.node.send(actor, "end");

        assertThatExceptionOfType(IllegalMessageException.class)
                .isThrownBy(() -> here.node.await(actor, SOON))
                .withMessageStartingWith(actor + " ended, but its result could not be sent here: ")
                .withMessageContaining(why(result));
    }

    @ParameterizedTest
    @MethodSource("results")
    void leaveTheEndNormalForThoseWhoWatchIt(Object result) {
        Address actor = Address.parse(ended(result).toString());
        Inbox watcher = here.inbox();
        watcher.order(
                self -> {
                    self.trapExit(true);
                    self.link(actor);
                    return self.monitor(actor);
                });
        here.node.send(actor, "end");

        List<Object> told = List.of(watcher.next(), watcher.next());
        assertThat(told)
                .extracting(
                        message -> message instanceof Down down ? down.reason() : reason(message))
                .allSatisfy(
                        reason ->
                                assertThat(((ExitReason.Normal) reason).result())
                                        .asInstanceOf(
                                                InstanceOfAssertFactories.type(UnsentResult.class))
                                        .extracting(UnsentResult::why)
                                        .asString()
                                        .contains(why(result)));
    }

    private static ExitReason reason(Object message) {
        return ((Exit) message).reason();
    }

    @Test
    void failAnAskWhoseReplyCannotBeRead() {
        until(() -> here.mesh.nodes().contains(there.name()));
        Address actor =
                there.node.spawn(
                        self -> {
                            self.receive();
                            self.reply(new Known(1));
                            return self.receive();
                        });

        assertThatExceptionOfType(IllegalMessageException.class)
                .isThrownBy(
                        () ->
                                here.node.ask(
                                        Address.parse(actor.toString()),
                                        "known?",
                                        Duration.ofMinutes(1)))
                .withMessageContaining("The reply cannot be read: ")
                .withMessageContaining(why(new Known(1)));
    }
}
