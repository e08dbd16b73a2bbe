package dev.actors.spring.web;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.Refusal;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The behaviours that the tests of the protocol spawn. */
final class TestActors {

    private TestActors() {}

    @Actor("counter")
    static class Counter {

        sealed interface Command permits Add, Get, Fail {}

        record Add(int amount) implements Command {}

        record Get() implements Command {}

        record Fail() implements Command {}

        record Settings(@DefaultValue("0") int start) {}

        private int count;

        Counter(@Args Settings settings) {
            count = settings.start();
        }

        @Receive
        void add(Add add) {
            count += add.amount();
        }

        @Receive
        int get(Get get) {
            return count;
        }

        @Receive
        void fail(Fail fail) {
            throw new IllegalStateException("secret-of-the-failure");
        }

        @ActorState
        int count() {
            return count;
        }
    }

    @Actor("echo")
    static class Echo {

        @Receive
        Object echo(Object json) {
            return json;
        }
    }

    /** Takes any JSON and never replies. */
    @Actor("silent")
    static class Silent {

        @Receive
        void hear(Object json, ActorContext self) {}
    }

    /** Never takes a message. */
    @Actor("stuck")
    static class Stuck implements ProcessFunction {

        @Override
        public @Nullable Object run(ActorContext self) throws InterruptedException {
            self.ready();
            new CountDownLatch(1).await();
            return null;
        }
    }

    @Actor("desk")
    static class Desk {

        record Refuse(String why) {}

        record Nothing() {}

        record Reason() {}

        record Later(String text) {}

        @Receive
        void refuse(Refuse refuse) {
            throw new Refusal(refuse.why());
        }

        @Receive
        @Nullable Object nothing(Nothing nothing) {
            return null;
        }

        @Receive
        Map<String, Object> reason(Reason reason) {
            return Map.of("because", List.of(1, "two"));
        }

        @Receive
        void later(Later later, ActorContext self) {
            self.reply("later: " + later.text());
        }

        @ActorState
        Map<String, Object> state() {
            return Map.of("open", true);
        }
    }

    @Actor("broken")
    static class Broken {

        Broken() {
            throw new IllegalStateException("secret-of-the-constructor");
        }

        @Receive
        void hear(Object any) {}
    }

    /** Ends at once. */
    @Actor("brief")
    static class Brief implements ProcessFunction {

        @Override
        public Object run(ActorContext self) {
            self.ready();
            return "done";
        }
    }

    @Actor("listed")
    static class Listed {

        record Lists(@DefaultValue("") List<Integer> list, @Nullable Map<String, String> map) {}

        private final Lists settings;

        Listed(@Args Lists settings) {
            this.settings = settings;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        List<Integer> state() {
            return settings.list();
        }
    }
}
