package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ProcessFunction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;

import java.util.stream.Stream;

/** What is said of mistakes in callbacks and guards, word for word. */
class MistakeTextsTests {

    private static final String OWN = MistakeTextsTests.class.getName() + "$";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        TwoStarts.class,
                        "has two @OnStart methods: one, two.",
                        "Keep one of them, and let it call the other."),
                Arguments.of(
                        StartWithMessage.class,
                        "has an @OnStart method of a form that cannot be called: begin.",
                        "Make it void and not static, without parameters or with an ActorContext as"
                                + " its only one."),
                Arguments.of(
                        StopWithResult.class,
                        "has an @OnStop method of a form that cannot be called: stop.",
                        "Make it void and not static, without parameters or with an ActorContext as"
                                + " its only one."),
                Arguments.of(
                        ExitWithoutExit.class,
                        "has an @OnExit method of a form that cannot be called: exit.",
                        "Make it void and not static, with Exit as its first parameter and, if it"
                                + " needs one, an ActorContext as its second."),
                Arguments.of(
                        StaticDown.class,
                        "has an @OnDown method of a form that cannot be called: down.",
                        "Make it void and not static, with Down as its first parameter and, if it"
                                + " needs one, an ActorContext as its second."),
                Arguments.of(
                        ReceivesExit.class,
                        "has the @Receive method exit for dev.actors.Exit, which no one sends.",
                        "Mark it with @OnExit, which also has the actor trap exits."),
                Arguments.of(
                        ReceivesDown.class,
                        "has the @Receive method down for dev.actors.Down, which no one sends.",
                        "Mark it with @OnDown."),
                Arguments.of(
                        ProcessWithExit.class,
                        "has an @OnExit or @OnDown method, but no @Receive method.",
                        "Call self.trapExit(true) where it begins, and take Exit and Down like"
                                + " other messages."),
                Arguments.of(
                        NoGuard.class,
                        "has the @Receive method one with the guard 'isOpen', for which there is no"
                                + " method.",
                        "Write one method 'boolean isOpen(Note message)', or one without a"
                                + " parameter; it must not be static."),
                Arguments.of(
                        GuardOfOtherType.class,
                        "has the @Receive method one with the guard 'isOpen', for which there is no"
                                + " method of the right form, but boolean isOpen(String), int"
                                + " isOpen().",
                        "Write one method 'boolean isOpen(Note message)', or one without a"
                                + " parameter; it must not be static."),
                Arguments.of(
                        TwoGuards.class,
                        "has the @Receive method one with the guard 'isOpen', for which there are 2"
                                + " methods.",
                        "Write one method 'boolean isOpen(Note message)', or one without a"
                                + " parameter; it must not be static."),
                Arguments.of(
                        NoOrder.class,
                        "does not say which of its @Receive methods with a guard for "
                                + OWN
                                + "Note is tried first: one, two.",
                        "Put an @Order with a number of its own on each; the lowest is tried"
                                + " first."),
                Arguments.of(
                        SameOrder.class,
                        "does not say which of its @Receive methods with a guard for "
                                + OWN
                                + "Note is tried first: one, two.",
                        "Put an @Order with a number of its own on each; the lowest is tried"
                                + " first."),
                Arguments.of(
                        TwoWithoutGuard.class,
                        "has two @Receive methods for " + OWN + "Note: one, three, two.",
                        "Keep one of them, give them different message types, or give all but one a"
                                + " guard: @Receive(when = \"...\")."),
                Arguments.of(
                        OrderWithoutGuard.class,
                        "has an @Order on its @Receive method one, which has no guard.",
                        "Remove the @Order: the most specific type comes first, and the handler"
                                + " without a guard last. Or give it a guard: @Receive(when ="
                                + " \"...\")."),
                Arguments.of(
                        Ambiguous.class,
                        "could take a "
                                + OWN
                                + "Both as "
                                + OWN
                                + "Left or as "
                                + OWN
                                + "Right, and neither is more specific.",
                        "Write a @Receive method for Both itself, without a guard."),
                Arguments.of(
                        Timed.class,
                        "has @Scheduled on again, tick, which would be called beside the actor's"
                                + " mailbox.",
                        "Send the actor a message in its time instead: with self.sendInterval(...)"
                                + " in an @OnStart method, or from a @Scheduled method of a bean."),
                Arguments.of(
                        Listening.class,
                        "has @EventListener on hear, which would be called beside the actor's"
                                + " mailbox.",
                        "Put the listener on a bean, and let it send the actor a message."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void sayWhereAndWhatToDo(Class<?> actor, String mistake, String action) {
        StoppedStart.assertSays(actor, mistake, action);
    }

    record Note() {}

    @Actor
    static class TwoStarts {
        @OnStart
        void one() {}

        @OnStart
        void two() {}

        @Receive
        void hear(Note note) {}
    }

    @Actor
    static class StartWithMessage {
        @OnStart
        void begin(Note note) {}

        @Receive
        void hear(Note note) {}
    }

    @Actor
    static class StopWithResult {
        @OnStop
        int stop() {
            return 1;
        }

        @Receive
        void hear(Note note) {}
    }

    @Actor
    static class ExitWithoutExit {
        @OnExit
        void exit(ActorContext self) {}

        @Receive
        void hear(Note note) {}
    }

    @Actor
    static class StaticDown {
        @OnDown
        static void down(Down down) {}

        @Receive
        void hear(Note note) {}
    }

    @Actor
    static class ReceivesExit {
        @Receive
        void exit(Exit exit) {}
    }

    @Actor
    static class ReceivesDown {
        @Receive
        void down(Down down) {}
    }

    @Actor
    static class ProcessWithExit implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return self.receive();
        }

        @OnExit
        void exit(Exit exit) {}
    }

    @Actor
    static class NoGuard {
        @Receive(when = "isOpen")
        void one(Note note) {}
    }

    @Actor
    static class GuardOfOtherType {
        @Receive(when = "isOpen")
        void one(Note note) {}

        boolean isOpen(String text) {
            return true;
        }

        int isOpen() {
            return 1;
        }
    }

    @Actor
    static class TwoGuards {
        @Receive(when = "isOpen")
        void one(Note note) {}

        boolean isOpen() {
            return true;
        }

        boolean isOpen(Note note) {
            return true;
        }
    }

    @Actor
    static class NoOrder {
        @Receive(when = "isOpen")
        void one(Note note) {}

        @Receive(when = "isOpen")
        @Order(1)
        void two(Note note) {}

        boolean isOpen() {
            return true;
        }
    }

    @Actor
    static class SameOrder {
        @Receive(when = "isOpen")
        @Order(1)
        void one(Note note) {}

        @Receive(when = "isOpen")
        @Order(1)
        void two(Note note) {}

        boolean isOpen() {
            return true;
        }
    }

    @Actor
    static class TwoWithoutGuard {
        @Receive
        void one(Note note) {}

        @Receive
        void two(Note note) {}

        @Receive(when = "isOpen")
        void three(Note note) {}

        boolean isOpen() {
            return true;
        }
    }

    @Actor
    static class OrderWithoutGuard {
        @Receive
        @Order(1)
        void one(Note note) {}
    }

    sealed interface Left permits Both {}

    sealed interface Right permits Both {}

    record Both() implements Left, Right {}

    @Actor
    static class Ambiguous {
        @Receive
        void left(Left left) {}

        @Receive
        void right(Right right) {}
    }

    @Actor
    static class Timed {
        @Receive
        void hear(Note note) {}

        @Scheduled(fixedRate = 1000)
        void tick() {}

        @Schedules({@Scheduled(fixedRate = 1000), @Scheduled(fixedRate = 2000)})
        void again() {}
    }

    @Actor
    static class Listening {
        @Receive
        void hear(Note note) {}

        @EventListener
        void hear(String event) {}
    }
}
