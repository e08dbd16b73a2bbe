package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.NodeIdentity;

import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.JChannel;
import org.jgroups.protocols.Discovery;
import org.jgroups.protocols.PingData;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.Responses;
import org.jgroups.util.Tuple;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Who is kept out, and how it learns of that. */
class MeshSecurityTests extends MeshTestCase {

    @Test
    void refusesANodeWithAnotherCookieAndLetsItKnow() {
        int port = freePort();
        Peer inside = peer("secret", port, builder -> builder).start();
        Peer stranger =
                peer("guess", freePort(), builder -> builder.peers(List.of("127.0.0.1:" + port)));
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(StackEncryption.class.getName());
        logger.setFilter(
                line -> {
                    lines.add(new SimpleFormatter().formatMessage(line));
                    return false;
                });
        try {
            stranger.start();
            assertThat(stranger.mesh.state()).isIn(MeshState.ALONE, MeshState.REFUSED);
            until(() -> stranger.mesh.state() == MeshState.REFUSED);
        } finally {
            logger.setFilter(null);
        }
        assertThat(lines)
                .filteredOn(line -> line.contains(stranger.name()))
                .singleElement()
                .asString()
                .contains("cookie")
                .doesNotContain("guess", "secret");
        assertThat(stranger.mesh.refusal().orElseThrow())
                .contains("127.0.0.1:" + port)
                .contains("cookie")
                .doesNotContain("guess");
        assertThat(inside.mesh.nodes()).isEmpty();
        assertThat(inside.mesh.state()).isEqualTo(MeshState.SINGLE);
    }

    /** Else it would be asked for its leave to join, and waited for in each merge. */
    @Test
    void doesNotEvenFindANodeWithAnotherCookie() {
        Peer stranger = peer("guess", freePort(), builder -> builder).start();
        Peer friend = peer("secret", freePort(), builder -> builder).start();
        List<String> peers = List.of(stranger.name(), friend.name());
        Peer inside = peer("secret", freePort(), builder -> builder.peers(peers)).start();
        Discovery discovery =
                SoakNode.channel(inside.mesh)
                        .getProtocolStack()
                        .<Discovery>findProtocol(Discovery.class);
        Responses found = discovery.findMembers(null, false, false, 0);
        until(() -> !found.isEmpty());
        boolean unused = found.waitFor(500); // who else answers

        assertThat(found)
                .extracting(PingData::getAddress)
                .containsExactly(SoakNode.channel(friend.mesh).getAddress());
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

    @Test
    void takesNoUnicastFromSomebodyWithAnotherCookie() throws Exception {
        int port = freePort();
        Senders senders = new Senders();
        try (Cluster inside = new Cluster(settings("secret", port, "127.0.0.1:1"), 1, senders)) {
            inside.connect();
            org.jgroups.Address unknown = inject("guess", inside.address(), port);
            org.jgroups.Address known = inject("secret", inside.address(), port);
            assertThat(next(senders.all, "frame")).isEqualTo(known).isNotEqualTo(unknown);
            assertThat(senders.all).isEmpty();
        }
    }

    /** Who frames have come from. */
    private static final class Senders implements Cluster.Observer {

        private final BlockingQueue<org.jgroups.Address> all = new LinkedBlockingQueue<>();

        @Override
        public void members(List<Member> members) {}

        @Override
        public void frame(org.jgroups.Address from, byte[] bytes, int offset, int length) {
            all.add(from);
        }

        @Override
        public void endOfBatch(org.jgroups.Address from) {}
    }

    /** Sends a frame to a node without joining it: all that is needed is known. */
    private static org.jgroups.Address inject(String cookie, org.jgroups.Address to, int port)
            throws Exception {
        MeshSettings own = settings(cookie, freePort(), "127.0.0.1:1");
        try (JChannel channel = new JChannel(Stack.of(own, CookieKey.of(cookie)))) {
            channel.connect("actors");
            channel.down(
                    new Event(
                            Event.ADD_PHYSICAL_ADDRESS,
                            new Tuple<>(to, new IpAddress("127.0.0.1", port))));
            channel.send(new BytesMessage(to, new byte[] {0, 0, 0, 1, 0}));
            return channel.getAddress();
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
