package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

class ListenerTests extends KernelTestCase {

    private volatile Supplier<? extends Throwable> thrown;
    private volatile boolean meterThrows;

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        NodeListener throwing =
                new NodeListener() {
                    @Override
                    public void behaviorSeen(BehaviorStatistics statistics) {
                        fail();
                    }

                    @Override
                    public void crashed(CrashReport report) {
                        fail();
                    }

                    @Override
                    public void restarted(ActorInfo actor, ExitReason reason) {
                        fail();
                    }

                    @Override
                    public void ended(ActorInfo actor, ExitReason reason) {
                        fail();
                    }

                    @Override
                    public void deadLetter(DeadLetter letter) {
                        fail();
                    }
                };
        return super.configure(builder.listener(throwing))
                .meters(
                        _ ->
                                _ -> {
                                    if (meterThrows) {
                                        throw new IllegalStateException("meter");
                                    }
                                });
    }

    private void fail() {
        if (thrown != null) {
            switch (thrown.get()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new AssertionError(e);
            }
        }
    }

    private void liveThroughEverything() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                                self -> {
                                                    if (self.receive() instanceof String text) {
                                                        throw new IllegalStateException(text);
                                                    }
                                                    return "done";
                                                })
                                        .behaviorName("unlucky")));
        node.send(actor, "crash");
        node.send(actor, 1);

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("done"));
        node.send(actor, "to the dead");
        assertThat(recorder.nextRestart().actor().address()).isEqualTo(actor);
        assertThat(recorder.nextEnd().actor().address()).isEqualTo(actor);
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("crash");
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("to the dead");
    }

    @Test
    void harmsNothingWhenItThrowsAnException() {
        thrown = () -> new IllegalStateException("listener");

        liveThroughEverything();
    }

    @Test
    void harmsNothingWhenItThrowsAnError() {
        thrown = () -> new NoClassDefFoundError("listener");

        liveThroughEverything();
    }

    @Test
    void keepsNoActorFromEndingWhenTheMeterThrows() {
        meterThrows = true;
        Address actor =
                node.spawn(
                        self -> {
                            throw new IllegalStateException("" + self.receive());
                        });
        node.send(actor, "crash");

        assertThat(end(actor).kind()).isEqualTo(ExitReason.Kind.ERROR);
    }

    @Test
    void keepsNoActorFromEndingWhenItsSupervisionThrows() {
        for (Throwable failure :
                new Throwable[] {new IllegalStateException("x"), new NoClassDefFoundError("x")}) {
            thrown = () -> failure;
            Address actor =
                    node.start(
                            ActorSpec.process(
                                            self -> {
                                                throw new IllegalStateException(
                                                        "" + self.receive());
                                            })
                                    .supervised(_ -> _ -> fail()));
            node.send(actor, "crash");
            assertThatThrownBy(() -> node.await(actor, LONG))
                    .isInstanceOf(ActorFailedException.class);
            thrown = null;
        }
    }
}
