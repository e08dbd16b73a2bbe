package dev.actors.mesh;

import org.jgroups.util.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * The sockets of a node, within TLS if it has a context for that.
 *
 * <p>JGroups has no time-out for the agreement on TLS: a peer that is frozen, whose system takes
 * connections all the same, would hold up for good who looks for others. So a socket has one from
 * the start, until {@link #connected} takes it away; the same thread makes a socket and connects
 * it.
 */
final class MeshSockets extends DefaultSocketFactory {

    /** How long a peer may take for each of its answers while TLS is agreed upon. */
    private static final int PATIENCE_MS = 1_000;

    /** The last socket that the thread has made. */
    private static final ThreadLocal<Socket> CONNECTING = new ThreadLocal<>();

    private final @Nullable SSLContext ssl;
    private final Doorway.Host host;

    /** The connections that may be open. */
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Sockets for a node.
     *
     * @param host takes the connections of others
     */
    MeshSockets(@Nullable SSLContext ssl, Doorway.Host host) {
        super(
                ssl == null ? SocketFactory.getDefault() : ssl.getSocketFactory(),
                ServerSocketFactory.getDefault());
        this.ssl = ssl;
        this.host = host;
    }

    @Override
    public Socket createSocket(String service) throws IOException {
        Socket socket = super.createSocket(service);
        socket.setSoTimeout(PATIENCE_MS);
        CONNECTING.set(socket);
        keep(socket);
        return socket;
    }

    /** A connection is there, until it is closed. */
    void keep(Socket socket) {
        open.removeIf(Socket::isClosed);
        open.add(socket);
    }

    /** Closes all that are open. */
    void closeAll() {
        open.forEach(Doorway::hangUp);
    }

    @Override
    public ServerSocket createServerSocket(String service) throws IOException {
        return new Doorway(ssl, host);
    }

    /** The socket that this thread has made, if any, is connected. */
    static void connected() {
        Socket socket = CONNECTING.get();
        CONNECTING.remove();
        if (socket != null) {
            try {
                socket.setSoTimeout(0);
            } catch (SocketException isClosedAlready) {
                // whoever uses it hears of that
            }
        }
    }
}
