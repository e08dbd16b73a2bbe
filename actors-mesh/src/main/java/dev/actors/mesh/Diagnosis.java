package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Finds out why a node that looks for others is alone: it knocks at the peers that it was given.
 */
final class Diagnosis {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final MeshSettings settings;

    Diagnosis(MeshSettings settings) {
        this.settings = settings;
    }

    /** What a knock has found. */
    sealed interface Finding {

        /** Nobody is there, or nobody hears. */
        record Nobody() implements Finding {}

        /** Somebody is there, and takes this node's connections. */
        record Somebody(String peer) implements Finding {}

        /** Somebody is there, and does not trust this node, or is not trusted. */
        record Untrusted(String peer, String why) implements Finding {}
    }

    /** Knocks wherever others are looked for, and gives the worst that it has found. */
    Finding look() {
        Finding worst = new Finding.Nobody();
        for (InetSocketAddress peer : settings.others()) {
            switch (knock(peer)) {
                case Finding.Untrusted untrusted -> {
                    return untrusted;
                }
                case Finding.Somebody somebody -> worst = somebody;
                case Finding.Nobody _ -> {}
            }
        }
        return worst;
    }

    private Finding knock(InetSocketAddress peer) {
        int patience = (int) PATIENCE.toMillis();
        try (Socket socket = new Socket()) {
            socket.connect(peer, patience);
            socket.setSoTimeout(patience);
            String name = peer.getHostString() + ":" + peer.getPort();
            String refusal = shakeHands(socket, peer);
            return refusal == null
                    ? new Finding.Somebody(name)
                    : new Finding.Untrusted(name, refusal);
        } catch (IOException e) {
            return new Finding.Nobody();
        }
    }

    /** Why TLS with a peer fails; null if it does not, or there is none. */
    private @Nullable String shakeHands(Socket socket, InetSocketAddress address)
            throws IOException {
        if (settings.ssl() == null) {
            return null;
        }
        try (SSLSocket secure =
                (SSLSocket)
                        settings.ssl()
                                .getSocketFactory()
                                .createSocket(
                                        socket,
                                        address.getHostString(),
                                        address.getPort(),
                                        false)) {
            secure.startHandshake();
            int unused = secure.getInputStream().read();
            return null;
        } catch (SSLException e) {
            return String.valueOf(e.getMessage());
        } catch (SocketTimeoutException e) {
            return null;
        }
    }
}
