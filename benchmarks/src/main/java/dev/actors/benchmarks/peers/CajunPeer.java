package dev.actors.benchmarks.peers;

import com.cajunsystems.ActorContext;
import com.cajunsystems.ActorSystem;
import com.cajunsystems.Pid;
import com.cajunsystems.SupervisionStrategy;
import com.cajunsystems.builder.ActorBuilder;
import com.cajunsystems.handler.Handler;
import com.cajunsystems.mailbox.LinkedMailbox;

import dev.actors.benchmarks.workload.Waits;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * Cajun.
 *
 * <p>Settings as its manual recommends: the default thread pool, which is a virtual thread for each
 * actor, and the default mailbox, with room for 100,000 messages in place of 10,000, as many as
 * ours have, since it drops what has no room. No logging.
 */
public final class CajunPeer extends Peer<ActorContext, Pid> {

    private static final int MAILBOX_CAPACITY = 100_000;

    private final ActorSystem system = new ActorSystem();

    /** An actor of this peer. */
    private static final class Actor implements Handler<Object> {

        private final Setup<ActorContext> setup;
        private @Nullable Step<ActorContext> step;

        private Actor(Setup<ActorContext> setup) {
            this.setup = setup;
        }

        @Override
        public void preStart(ActorContext self) {
            step = setup.begin(self);
            if (step == null) {
                self.stop();
            }
        }

        @Override
        public void receive(Object message, ActorContext self) {
            try {
                if (step != null && step.handle(self, message) == Next.END) {
                    self.stop();
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private ActorBuilder<Object> builder(Setup<ActorContext> setup) {
        return system.actorOf(new Actor(setup))
                .withMailboxProvider((_, _) -> new LinkedMailbox<>(MAILBOX_CAPACITY));
    }

    @Override
    Pid self(ActorContext self) {
        return self.self();
    }

    @Override
    void send(ActorContext self, Pid to, Object message) {
        self.tell(to, message);
    }

    @Override
    void tell(Pid to, Object message) {
        to.tell(message);
    }

    @Override
    Pid spawn(ActorContext self, Setup<ActorContext> setup) {
        return spawn(setup);
    }

    @Override
    Pid spawn(Setup<ActorContext> setup) {
        return builder(setup).spawn();
    }

    @Override
    Pid spawnBlocking(Setup<ActorContext> setup) {
        return spawn(setup);
    }

    @Override
    Pid spawnRestarted(ActorContext self, Setup<ActorContext> setup) {
        return builder(setup).withSupervisionStrategy(SupervisionStrategy.RESTART).spawn();
    }

    @Override
    void sendSelfLater(ActorContext self, Object message) {
        self.tellSelf(message, Waits.TIMER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    Pid spawnEcho() {
        return spawn(
                _ ->
                        (self, question) -> {
                            self.tell(self.getSender().orElseThrow(), question);
                            return Next.GO_ON;
                        });
    }

    @Override
    void ask(Pid echo, Object question) {
        echo.ask(question, Waits.ASK).get();
    }

    @Override
    void close() {
        system.shutdown();
    }
}
