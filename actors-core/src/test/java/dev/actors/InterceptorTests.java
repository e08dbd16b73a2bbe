package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** What goes along with messages, and is there while they are handled. */
class InterceptorTests extends KernelTestCase {

    /** What a thread has to go along. */
    private static final ThreadLocal<String> CONTEXT = new ThreadLocal<>();

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final List<String> open = new CopyOnWriteArrayList<>();
    private volatile boolean throwing;

    private final class Carrier implements MessageInterceptor {

        @Override
        public Object capture() {
            if (throwing) {
                throw new IllegalStateException("capture");
            }
            return CONTEXT.get();
        }

        @Override
        public Handling begin(Object message, String behavior, Object captured) {
            if (throwing) {
                throw new IllegalStateException("begin");
            }
            CONTEXT.set((String) captured);
            Thread thread = Thread.currentThread();
            open.add(message.toString());
            return failure -> {
                assertThat(Thread.currentThread()).isSameAs(thread);
                CONTEXT.remove();
                open.remove(message.toString());
                log.add(
                        behavior
                                + " "
                                + message
                                + (failure == null ? "" : " " + failure.getMessage()));
                if (throwing) {
                    throw new IllegalStateException("end");
                }
            };
        }
    }

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder).interceptor(new Carrier());
    }

    private String next() {
        return next(log, "line of the log");
    }

    /** Answers with the context that it is handled in. */
    private static ActorSpec teller() {
        return ActorSpec.behavior(
                        Behavior.of(
                                Object.class,
                                (self, message) -> {
                                    if (message.equals("crash")) {
                                        throw new IllegalStateException("told to");
                                    }
                                    self.reply(String.valueOf(CONTEXT.get()));
                                    return Behavior.same();
                                }))
                .behaviorName("teller");
    }

    private Object in(String context, Callable<?> code) {
        CONTEXT.set(context);
        try {
            return code.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            CONTEXT.remove();
        }
    }

    @Test
    void bringsTheAskersContextToTheHandlerAndTakesItAwayAgain() {
        Address actor = node.start(teller());

        assertThat(in("one", () -> ask(actor, "x"))).isEqualTo("one");
        assertThat(next()).isEqualTo("teller x");
        assertThat(ask(actor, "y")).isEqualTo("null");
        assertThat(next()).isEqualTo("teller y");
        assertThat(open).isEmpty();
    }

    @Test
    void goesOnFromActorToActor() {
        Address last = node.start(teller());
        Address first =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            Object question = self.receive();
                                            self.forward(last, question);
                                            return null;
                                        })
                                .behaviorName("first"));

        assertThat(in("far", () -> ask(first, "x"))).isEqualTo("far");
    }

    @Test
    void goesWithATimerFromWhereItWasSet() {
        Address actor =
                node.start(ActorSpec.process(self -> self.receive() + " in " + CONTEXT.get()));
        in("then", () -> node.sendAfter(Duration.ofSeconds(5), actor, "tick"));
        clock.advance(Duration.ofSeconds(5));

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("tick in then"));
    }

    @Test
    void goesWithATimerOfTheActorItselfAndLeavesACancelledOneStale() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.receive();
                                    TimerRef timer =
                                            self.sendAfter(Duration.ZERO, self.address(), "stale");
                                    self.sendAfter(Duration.ZERO, self.address(), "tick");
                                    timer.cancel();
                                    return self.receive() + " in " + CONTEXT.get();
                                }));
        in(
                "mine",
                () -> {
                    node.send(actor, "begin");
                    return null;
                });
        until(
                () -> {
                    clock.advance(Duration.ofMillis(1));
                    return !node.isAlive(actor);
                });

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("tick in mine"));
    }

    @Test
    void goesWithTheAnswersToRequestsFromWhereTheyWereMade() {
        CompletableFuture<Address> asked = new CompletableFuture<>();
        Address deaf = node.start(ActorSpec.process(self -> self.receive(Integer.class)));
        Address slow =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.receive();
                                    asked.complete(self.sender());
                                    return self.receive();
                                }));
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.receive();
                                    self.sendRequest(slow, "for an answer", LONG);
                                    self.receive(Response.Reply.class);
                                    String answered = "answered in " + CONTEXT.get();
                                    self.sendRequest(deaf, "in vain", Duration.ZERO);
                                    self.receive(Response.Failure.class);
                                    return answered + ", failed in " + CONTEXT.get();
                                }));
        in(
                "mine",
                () -> {
                    node.send(actor, "begin");
                    return null;
                });
        node.send(get(asked), "from elsewhere");
        until(
                () -> {
                    clock.advance(Duration.ofMillis(1));
                    return !node.isAlive(actor);
                });

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("answered in mine, failed in mine"));
    }

    @Test
    void hearsOfACrash() {
        Address actor = node.start(teller());
        node.send(actor, "crash");
        end(actor);

        assertThat(next()).isEqualTo("teller crash told to");
        assertThat(open).isEmpty();
    }

    @Test
    void isThereWhenACrashIsLogged() {
        Logger logger = Logger.getLogger("dev.actors");
        BlockingQueue<String> contexts = new LinkedBlockingQueue<>();
        Filter before = logger.getFilter();
        Address actor = node.start(teller());
        logger.setFilter(
                entry -> {
                    if (entry.getThrown() != null) {
                        contexts.add(entry.getMessage() + " in " + CONTEXT.get());
                    }
                    return before == null || before.isLoggable(entry);
                });
        try {
            in(
                    "one",
                    () -> {
                        node.send(actor, "crash");
                        return null;
                    });
            end(actor);
        } finally {
            logger.setFilter(before);
        }

        assertThat(contexts)
                .singleElement()
                .asString()
                .contains("teller")
                .endsWith(" crashed over String in one");
    }

    @Test
    void endsOnItsOwnThreadWhenTheRunWasAbandoned() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                        Behavior.of(
                                                String.class,
                                                (_, _) -> {
                                                    begun.countDown();
                                                    awaitStubbornly(release);
                                                    return Behavior.same();
                                                }))
                                .behaviorName("deaf"));
        node.send(actor, "x");
        await(begun);
        node.kill(actor);
        until(
                () -> {
                    clock.advance(GRACE);
                    return !node.isAlive(actor);
                });
        assertThat(open).containsExactly("x");

        release.countDown();

        assertThat(next()).isEqualTo("deaf x");
    }

    @Test
    void endsWithEachAttemptOfAPostponedMessage() {
        Behavior<String> ready =
                Behavior.of(
                        String.class,
                        (_, text) ->
                                text.equals("late")
                                        ? Behavior.stopped(CONTEXT.get())
                                        : Behavior.same());
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                Behavior.of(
                                        String.class,
                                        (_, text) ->
                                                text.equals("go") ? ready : Behavior.postponed())));
        in(
                "kept",
                () -> {
                    node.send(actor, "late");
                    return null;
                });
        node.send(actor, "go");

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("kept"));
        assertThat(open).isEmpty();
    }

    @Test
    void harmsNothingWhenItThrows() {
        throwing = true;
        Address actor = node.start(teller());

        assertThat(ask(actor, "x")).isEqualTo("null");
        node.send(actor, "crash");
        assertThatThrownBy(() -> node.await(actor, LONG)).isInstanceOf(ActorFailedException.class);
        throwing = false;
    }

    @Test
    void leavesDeadLettersAndAsksOfTheDeadAsTheyAre() {
        Address dead = node.start(ActorSpec.process(self -> self.receive()));
        node.stop(dead);
        end(dead);
        in(
                "late",
                () -> {
                    node.send(dead, "x");
                    return null;
                });

        assertThat(recorder.nextDeadLetter().message()).isEqualTo("x");
        assertThatThrownBy(() -> ask(dead, "y")).isInstanceOf(DeadActorException.class);
    }
}
