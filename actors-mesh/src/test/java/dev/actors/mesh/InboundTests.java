package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of frames of those who are no members. */
class InboundTests {

    private static final org.jgroups.Address STRANGER = Member.address("10.0.0.2:4711", 1);

    private final Node node = Node.builder("secret@10.0.0.1:4711").open();
    private final Codec codec = new Codec(WireTypes.builder().build(), WireFormat.CBOR, 1_000);
    private final Inbound inbound =
            new Inbound(
                    node.arrivals(),
                    new Links(
                            (_, _) -> {
                                throw new AssertionError("There is no member");
                            },
                            new Links.Observer() {
                                @Override
                                public void opened(Link link) {}

                                @Override
                                public void lost(Link link) {}
                            }),
                    codec);

    @AfterEach
    void close() {
        node.close();
    }

    private void comes(byte[] frame) {
        inbound.frame(STRANGER, frame, 0, frame.length);
    }

    @Test
    void doesNotCountAGreetingThatComesBeforeTheView() {
        comes(codec.encode(new Frame.Hello(1, 0)));

        assertThat(inbound.refused()).isZero();
    }

    @Test
    void countsAllElseThatComesFromNoMember() {
        comes(codec.encode(new Frame.Message(Address.parse("named://10.0.0.1:4711/a"), "a")));
        comes(new byte[] {1, 2, 3});

        assertThat(inbound.refused()).isEqualTo(2);
    }
}
