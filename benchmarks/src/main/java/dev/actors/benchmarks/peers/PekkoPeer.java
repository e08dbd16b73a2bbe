package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.workload.Waits;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

import java.util.concurrent.CompletableFuture;

/**
 * Apache Pekko, typed.
 *
 * <p>Settings as its manual recommends: the default dispatcher and mailbox; the dispatcher for
 * blocking, which has 16 threads, for actors that block ("Blocking Needs Careful Management");
 * actors are spawned anonymously by their parents. No logging.
 */
public final class PekkoPeer extends Peer<ActorContext<Object>, ActorRef<Object>> {

    private final ActorSystem<Spawn> system =
            ActorSystem.create(Behaviors.setup(PekkoPeer::guardian), "benchmarks");

    private record Spawn(
            Behavior<Object> behavior, Props props, CompletableFuture<ActorRef<Object>> spawned) {}

    private record Question(Object question, ActorRef<Object> from) {}

    private static Behavior<Spawn> guardian(ActorContext<Spawn> self) {
        return Behaviors.receiveMessage(
                spawn -> {
                    spawn.spawned.complete(self.spawnAnonymous(spawn.behavior, spawn.props));
                    return Behaviors.same();
                });
    }

    private static Behavior<Object> behavior(Setup<ActorContext<Object>> setup) {
        return Behaviors.setup(
                self -> {
                    Step<ActorContext<Object>> step = setup.begin(self);
                    return step == null
                            ? Behaviors.stopped()
                            : Behaviors.receiveMessage(
                                    message ->
                                            switch (step.handle(self, message)) {
                                                case GO_ON -> Behaviors.same();
                                                case END -> Behaviors.stopped();
                                            });
                });
    }

    @Override
    ActorRef<Object> self(ActorContext<Object> self) {
        return self.getSelf();
    }

    @Override
    void send(ActorContext<Object> self, ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    ActorRef<Object> spawn(ActorContext<Object> self, Setup<ActorContext<Object>> setup) {
        return self.spawnAnonymous(behavior(setup));
    }

    @Override
    ActorRef<Object> spawn(Setup<ActorContext<Object>> setup) {
        return spawn(behavior(setup), Props.empty());
    }

    @Override
    ActorRef<Object> spawnBlocking(Setup<ActorContext<Object>> setup) {
        return spawn(behavior(setup), DispatcherSelector.blocking());
    }

    private ActorRef<Object> spawn(Behavior<Object> behavior, Props props) {
        CompletableFuture<ActorRef<Object>> spawned = new CompletableFuture<>();
        system.tell(new Spawn(behavior, props, spawned));
        return spawned.join();
    }

    @Override
    ActorRef<Object> spawnRestarted(ActorContext<Object> self, Setup<ActorContext<Object>> setup) {
        return self.spawnAnonymous(
                Behaviors.supervise(behavior(setup)).onFailure(SupervisorStrategy.restart()));
    }

    @Override
    void sendSelfLater(ActorContext<Object> self, Object message) {
        self.scheduleOnce(Waits.TIMER, self.getSelf(), message);
    }

    @Override
    ActorRef<Object> spawnEcho() {
        return spawn(
                Behaviors.receiveMessage(
                        message -> {
                            Question question = (Question) message;
                            question.from.tell(question.question);
                            return Behaviors.same();
                        }),
                Props.empty());
    }

    @Override
    void ask(ActorRef<Object> echo, Object question) {
        AskPattern.ask(
                        echo,
                        (ActorRef<Object> from) -> new Question(question, from),
                        Waits.ASK,
                        system.scheduler())
                .toCompletableFuture()
                .join();
    }

    @Override
    void close() {
        system.terminate();
    }
}
