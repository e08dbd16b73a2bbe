package dev.actors.benchmarks.mesh;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.pattern.Patterns;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * A node of Pekko Cluster, with Artery by TCP, Jackson's CBOR, and what its manual recommends: seed
 * nodes, the split brain resolver with the time for a small cluster, mutual TLS with TLS 1.3.
 */
final class PekkoPlayer implements Player {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ActorSystem system;
    private final String other;
    private @Nullable ActorRef taker;
    private @Nullable ActorRef echo;

    PekkoPlayer(Terms terms, Runnable acknowledged) {
        system = ActorSystem.create("mesh", config(terms));
        other = "pekko://mesh@" + Terms.HOST + ":" + terms.other();
        system.actorOf(Props.create(Taker.class, Taker::new), "taker");
        system.actorOf(Props.create(Echo.class, Echo::new), "echo");
        system.actorOf(Props.create(Acks.class, () -> new Acks(acknowledged)), "acks");
    }

    private static Config config(Terms terms) {
        String text =
                """
                pekko {
                  loglevel = OFF
                  stdout-loglevel = OFF
                  log-dead-letters = off
                  actor {
                    provider = cluster
                    serialization-bindings {
                      "dev.actors.benchmarks.mesh.Reading" = jackson-cbor
                      "dev.actors.benchmarks.mesh.Acknowledged" = jackson-cbor
                    }
                  }
                  remote.artery {
                    transport = tcp
                    canonical { hostname = "%1$s", port = %2$d }
                  }
                  cluster {
                    seed-nodes = ["pekko://mesh@%1$s:%3$d"]
                    downing-provider-class = "org.apache.pekko.cluster.sbr.SplitBrainResolverProvider"
                    split-brain-resolver.stable-after = 7s
                  }
                }
                """
                        .formatted(Terms.HOST, terms.port(), terms.first());
        Config tls =
                terms.certificate()
                        .map(
                                file ->
                                        ConfigFactory.parseString(
                                                """
                                                pekko.remote.artery {
                                                  transport = tls-tcp
                                                  ssl.config-ssl-engine {
                                                    key-store = "%1$s"
                                                    trust-store = "%1$s"
                                                    key-store-password = "%2$s"
                                                    key-password = "%2$s"
                                                    trust-store-password = "%2$s"
                                                    protocol = "TLSv1.3"
                                                    enabled-algorithms = ["TLS_AES_256_GCM_SHA384"]
                                                    require-mutual-authentication = on
                                                  }
                                                }
                                                """
                                                        .formatted(file, Certificate.PASSWORD)))
                        .orElse(ConfigFactory.empty());
        return tls.withFallback(ConfigFactory.parseString(text)).withFallback(ConfigFactory.load());
    }

    /** Counts messages. */
    private static final class Taker extends AbstractActor {

        private @Nullable ActorRef acks;
        private long messages;

        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .match(ActorRef.class, from -> acks = from)
                    .matchAny(_ -> take())
                    .build();
        }

        private void take() {
            if (++messages % Acknowledged.BATCH == 0 && acks != null) {
                acks.tell(new Acknowledged(messages), getSelf());
            }
        }
    }

    private static final class Echo extends AbstractActor {
        @Override
        public Receive createReceive() {
            return receiveBuilder()
                    .matchAny(message -> getSender().tell(message, getSelf()))
                    .build();
        }
    }

    private static final class Acks extends AbstractActor {

        private final Runnable acknowledged;

        private Acks(Runnable acknowledged) {
            this.acknowledged = acknowledged;
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().matchAny(_ -> acknowledged.run()).build();
        }
    }

    private static final class Watcher extends AbstractActor {

        private final Runnable lost;

        private Watcher(ActorRef watched, Runnable lost) {
            this.lost = lost;
            getContext().watch(watched);
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().match(Terminated.class, _ -> lost.run()).build();
        }
    }

    @Override
    public void meet() throws Exception {
        Cluster cluster = Cluster.get(system);
        while (StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                        .filter(member -> member.status().equals(MemberStatus.up()))
                        .count()
                < 2) {
            Thread.sleep(LOOK);
        }
        taker = find(other + "/user/taker");
        echo = find(other + "/user/echo");
        taker.tell(find("/user/acks"), ActorRef.noSender());
    }

    private ActorRef find(String path) throws Exception {
        return system.actorSelection(path)
                .resolveOne(PATIENCE)
                .toCompletableFuture()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ActorRef met(@Nullable ActorRef actor) {
        if (actor == null) {
            throw new IllegalStateException("The other node was not met yet");
        }
        return actor;
    }

    @Override
    public void send(Object message) {
        met(taker).tell(message, ActorRef.noSender());
    }

    @Override
    public void ask(Object question) {
        Patterns.ask(met(echo), question, PATIENCE).toCompletableFuture().join();
    }

    @Override
    public void watch(Runnable lost) {
        ActorRef watched = met(echo);
        system.actorOf(Props.create(Watcher.class, () -> new Watcher(watched, lost)));
    }

    @Override
    public void close() {
        system.terminate();
    }
}
