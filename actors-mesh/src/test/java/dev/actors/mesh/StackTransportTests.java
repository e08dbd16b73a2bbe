package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The connections under a mesh. */
class StackTransportTests extends MeshTestCase {

    private static int port(Peer peer) {
        return Integer.parseInt(peer.name().substring(peer.name().indexOf(':') + 1));
    }

    private static TCP transport(Peer peer) {
        return (TCP) SoakNode.channel(peer.mesh).getProtocolStack().getTransport();
    }

    /**
     * A view comes before the addresses of its members are known, and they are known when the
     * connections are looked at. A connection that were dropped and left open would be the only one
     * that the other side takes, since that has the higher address.
     */
    @Test
    void keepsConnectionsOfMembersWhoseAddressIsLearnedWithTheirView() {
        List<Peer> nodes =
                mesh(2, builder -> builder).stream()
                        .sorted(Comparator.comparingInt(StackTransportTests::port))
                        .toList();
        Peer lower = nodes.get(0);
        Peer higher = nodes.get(1);

        transport(lower).retainAll(List.of());

        assertThat(lower.node.ask(higher.echo(), "here", SOON)).isEqualTo("here");
    }

    /** As one that is made while all others are closed. */
    @Test
    void closesAConnectionAtItsEndThatJgroupsKnowsNothingOf() throws Exception {
        Peer peer = mesh(1, builder -> builder).getFirst();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket forgotten = transport(peer).getSocketFactory().createSocket("forgotten")) {
            forgotten.connect(other.getLocalSocketAddress());
            try (Socket accepted = other.accept()) {
                accepted.setSoTimeout((int) PATIENCE.toMillis());
                peer.mesh.close();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    /** Each would be waited for by itself, for a second, and the node found by nobody meanwhile. */
    @Test
    void letsANodeJoinWhileOthersHoldThePortAndSayNothing() throws Exception {
        int port = freePort();
        Peer inside = peer("secret", port, builder -> builder).start();
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * Doorway.CALLERS; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            Peer joiner =
                    peer("secret", freePort(), builder -> builder.peers(List.of(inside.name())))
                            .start();
            silent.getLast().setSoTimeout((int) PATIENCE.toMillis());
            assertThat(silent.getLast().getInputStream().read()).isEqualTo(-1);
            until(() -> joiner.mesh.nodes().contains(inside.name()));
        } finally {
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    /** A heartbeat, say, behind the data for a machine that is frozen. */
    @Test
    void keepsNobodyWaitingBehindWhatAMemberDoesNotTake() throws Exception {
        TCP transport = transport(mesh(1, builder -> builder).getFirst());
        try (ServerSocket frozen = new ServerSocket()) {
            frozen.setReceiveBufferSize(1_024);
            frozen.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            PhysicalAddress to = new IpAddress(frozen.getInetAddress(), frozen.getLocalPort());
            byte[] flood = new byte[32_000_000];
            Thread writer =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> sendUnlessClosed(transport, to, flood));
            frozen.setSoTimeout((int) PATIENCE.toMillis());
            try (Socket _ = frozen.accept()) {
                until(() -> isWriting(writer));

                CompletableFuture<Void> heartbeat =
                        CompletableFuture.runAsync(
                                () -> sendUnlessClosed(transport, to, new byte[10]));

                assertThat(heartbeat).succeedsWithin(SOON);
                assertThat(writer.isAlive()).isTrue();
            }
            assertThat(writer.join(PATIENCE)).isTrue();
        }
    }

    private static void sendUnlessClosed(TCP transport, PhysicalAddress to, byte[] data) {
        try {
            transport.sendUnicast(to, data, 0, data.length);
        } catch (Exception e) {
            assertThat(e).isInstanceOf(IOException.class);
        }
    }

    private static boolean isWriting(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("implWrite"));
    }
}
