package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.RemoteFailure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

class CodecTests {

    private static final Address COUNTER = Address.parse("actor://10.0.0.1:4711/17/3");
    private static final Address ASK = Address.parse("reply://10.0.0.2:4711/18/4");

    sealed interface Command {
        record Add(long amount, String why) implements Command {}

        record Get() implements Command {}
    }

    record Other(int x) {}

    private static Frame passed(Frame frame, WireFormat format) {
        Codec codec = new Codec(WireTypes.builder().add(Command.class).build(), format, 1_000_000);
        byte[] bytes = codec.encode(frame);
        return codec.decode(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @EnumSource
    void carriesMessagesOfRegisteredTypes(WireFormat format) {
        Frame frame = new Frame.Message(COUNTER, new Command.Add(5, "more"));

        assertThat(passed(frame, format)).isEqualTo(frame);
    }

    @ParameterizedTest
    @EnumSource
    void carriesExitReasons(WireFormat format) {
        Frame frame = new Frame.Exit(COUNTER, ASK, new ExitReason.Normal(List.of(1, 2L)));

        assertThat(passed(frame, format)).isEqualTo(frame);
    }

    @ParameterizedTest
    @EnumSource
    void bringsExceptionsAsOnesOfThisLibrary(WireFormat format) {
        Frame.Down down =
                (Frame.Down)
                        passed(
                                new Frame.Down(
                                        7, new ExitReason.Failed(new IllegalStateException("odd"))),
                                format);

        assertThat(((ExitReason.Failed) down.reason()).cause())
                .isInstanceOfSatisfying(
                        RemoteFailure.class,
                        failure ->
                                assertThat(failure.type())
                                        .isEqualTo("java.lang.IllegalStateException"))
                .hasMessageContaining("odd");
    }

    @ParameterizedTest
    @EnumSource
    void bringsExceptionsWhoseTextIsNoGoodUnicode(WireFormat format) {
        Throwable odd = new IllegalStateException("half \ud83d of " + "\ud83d\ude00".repeat(5_000));
        Frame.Down down =
                (Frame.Down) passed(new Frame.Down(7, new ExitReason.Failed(odd)), format);

        assertThat(((ExitReason.Failed) down.reason()).cause())
                .hasMessageContaining("half ? of \ud83d\ude00");
    }

    @ParameterizedTest
    @EnumSource
    void refusesToSendWhatIsNotRegistered(WireFormat format) {
        assertThatThrownBy(() -> passed(new Frame.Message(COUNTER, new Other(1)), format))
                .isInstanceOf(WireException.class)
                .hasMessageContaining(Other.class.getName());
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoAskedWhatIsNotKnownHere(WireFormat format) {
        byte[] bytes =
                new Codec(WireTypes.builder().add(Other.class).build(), format, 1_000)
                        .encode(new Frame.Ask(7, COUNTER, Map.of("a", new Other(1))));
        Codec codec = new Codec(WireTypes.builder().build(), format, 1_000);

        assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
                .isInstanceOfSatisfying(
                        WireException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(WireException.Kind.UNKNOWN_TYPE);
                            assertThat(e.ask()).isEqualTo(7);
                        })
                .hasMessageContaining("'" + Other.class.getName() + "' is not registered");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheOtherNodeHasAnotherFormat(WireFormat theirs) {
        WireTypes types = WireTypes.builder().build();
        WireFormat ours = theirs == WireFormat.JSON ? WireFormat.CBOR : WireFormat.JSON;
        Codec codec = new Codec(types, ours, 1_000);
        for (Frame frame : List.of(new Frame.Hello(1, 0), new Frame.Message(COUNTER, "a"))) {
            byte[] bytes = new Codec(types, theirs, 1_000).encode(frame);

            assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
                    .isInstanceOf(WireException.class)
                    .hasMessage(
                            "It seems to be written as "
                                    + theirs
                                    + ", and this node reads "
                                    + ours
                                    + ". Give all nodes of the mesh the same format"
                                    + " (actors.mesh.format).");
        }
    }
}
