package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.NodeIdentity;

import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Who is kept out, and how it learns of that. */
class MeshSecurityTests extends MeshTestCase {

    @Test
    void refusesANodeWithAnotherCookieAndLetsItKnow() {
        int port = freePort();
        Peer inside = peer("secret", port, builder -> builder).start();
        Peer stranger =
                peer("guess", freePort(), builder -> builder.peers(List.of("127.0.0.1:" + port)))
                        .start();
        assertThat(stranger.mesh.state()).isEqualTo(MeshState.ALONE);
        until(() -> stranger.mesh.state() == MeshState.REFUSED);
        assertThat(stranger.mesh.refusal().orElseThrow())
                .contains("127.0.0.1:" + port)
                .contains("cookie")
                .doesNotContain("guess");
        assertThat(inside.mesh.nodes()).isEmpty();
        assertThat(inside.mesh.state()).isEqualTo(MeshState.SINGLE);
    }

    @Test
    void deliversNothingFromSomebodyWhoIsNoMember() throws Exception {
        int port = freePort();
        Peer inside = peer("secret", port, builder -> builder).start();
        MeshSettings settings = settings("secret", freePort(), "127.0.0.1:" + port);
        try (JChannel channel = new JChannel(Stack.of(settings, CookieKey.of("secret")))) {
            channel.connect("actors"); // it has the key, and its address is no node's
            channel.send(
                    new BytesMessage(
                            channel.getView().getMembers().getFirst(), new byte[] {0, 0, 0, 1, 0}));
            until(() -> inside.mesh.counts().refused() == 1);
        }
    }

    private static MeshSettings settings(String cookie, int port, String peer) {
        return new MeshSettings(
                NodeIdentity.parse(cookie + "@127.0.0.1:" + port),
                List.of(peer),
                null,
                null,
                WireTypes.builder().build(),
                WireFormat.CBOR,
                1_000,
                1_000,
                1,
                (_, _) -> {
                    throw new IllegalArgumentException();
                },
                new Listeners(List.of()));
    }
}
