package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.Behavior;
import dev.actors.ProcessFunction;

import java.io.InputStream;

/** Actor classes with one mistake each. */
final class MistakenActors {

    private MistakenActors() {}

    record Note() {}

    @Actor
    static class TwoHandlers {
        @Receive
        void one(Note note) {}

        @Receive
        void two(Note note, ActorContext self) {}
    }

    @Actor
    static class NoHandler {}

    @Actor
    static class TwoStyles implements ProcessFunction, Behavior.Setup {
        @Override
        public Object run(ActorContext self) {
            return "";
        }

        @Override
        public Behavior<?> create(ActorContext self) {
            return Behavior.same();
        }
    }

    @Actor
    static class MixedStyles implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return "";
        }

        @Receive
        void one(Note note) {}
    }

    @Actor
    static class NoParameter {
        @Receive
        void one() {}
    }

    @Actor
    static class WrongParameters {
        @Receive
        void one(ActorContext self, Note note) {}
    }

    @Actor
    static class ContextOnly {
        @Receive
        void one(ActorContext self) {}
    }

    @Actor
    static class StaticHandler {
        @Receive
        static void one(Note note) {}
    }

    record One(int a) {}

    record Two(int b) {}

    @Actor
    static class TwoArgs {
        TwoArgs(@Args One one, @Args Two two) {}

        @Receive
        void one(Note note) {}
    }

    @Actor
    static class ArgsNoRecord {
        ArgsNoRecord(@Args String name) {}

        @Receive
        void one(Note note) {}
    }

    record Unshareable(InputStream input) {}

    @Actor
    static class ArgsNotShareable {
        ArgsNotShareable(@Args Unshareable args) {}

        @Receive
        void one(Note note) {}
    }

    @SuppressWarnings("ArrayRecordComponent") // the mistake
    record WithArray(int[] numbers) {}

    @Actor
    static class ArgsWithArray {
        ArgsWithArray(@Args WithArray args) {}

        @Receive
        void one(Note note) {}
    }

    @Actor
    static class TwoConstructors {
        TwoConstructors() {}

        TwoConstructors(@Args One one) {}

        @Receive
        void one(Note note) {}
    }

    @Actor("Bad Name")
    static class BadName {
        @Receive
        void one(Note note) {}
    }

    static class Other {
        record Note() {}
    }

    @Actor
    static class OneNameForTwoMessages {
        @Receive
        void one(Note note) {}

        @Receive
        void two(Other.Note note) {}
    }

    record Typed(String type) {}

    @Actor
    static class ComponentNamedType {
        @Receive
        void one(Typed typed) {}
    }

    @Actor
    static class TwoStates {
        @Receive
        void one(Note note) {}

        @ActorState
        int a() {
            return 1;
        }

        @ActorState
        int b() {
            return 1;
        }
    }

    @Actor
    static class StateWithParameter {
        @Receive
        void one(Note note) {}

        @ActorState
        int a(int b) {
            return 1;
        }
    }

    @Actor
    static class StateOfNothing {
        @Receive
        void one(Note note) {}

        @ActorState
        void a() {}
    }

    @Actor("abstract")
    abstract static class Abstract {
        @Receive
        void one(Note note) {}
    }

    @Actor("enum")
    enum AnEnum {
        ONE;

        @Receive
        void one(Note note) {}
    }

    @Actor("inner")
    @SuppressWarnings("ClassCanBeStatic") // that is the mistake
    class Inner {
        @Receive
        void one(Note note) {}
    }
}
