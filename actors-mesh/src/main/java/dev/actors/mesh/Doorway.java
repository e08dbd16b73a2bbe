package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The port of a node. Each caller is heard by a thread of its own until it has said who it is.
 * JGroups hears one after the other, so that whoever connects and says nothing keeps all others
 * out.
 *
 * <p>Invariant: at most {@value #CALLERS} are heard at a time. Where one more calls, the one that
 * has been heard longest is hung up on, since a node says at once who it is.
 */
final class Doorway extends ServerSocket {

    private static final Logger LOGGER = System.getLogger(Doorway.class.getName());

    /** More than the nodes of a mesh that call at one moment. */
    static final int CALLERS = 64;

    /** Takes a connection once it has heard who is there; blocks until then. */
    interface Host {
        void receive(Socket caller) throws Exception;
    }

    private final @Nullable SSLContext ssl;
    private final Host host;
    private final Deque<Socket> callers = new ArrayDeque<>();

    Doorway(@Nullable SSLContext ssl, Host host) throws IOException {
        this.ssl = ssl;
        this.host = host;
    }

    /** Lets callers in until it is closed; it never returns. */
    @Override
    public Socket accept() throws IOException {
        while (true) {
            Socket caller = super.accept();
            enter(caller);
            try {
                Thread.ofPlatform().daemon().name("mesh-caller").start(() -> hear(caller));
            } catch (OutOfMemoryError e) { // there may be room for the thread of the next one
                leave(caller);
                hangUp(caller);
            }
        }
    }

    private void enter(Socket caller) {
        Socket tooLong = null;
        synchronized (callers) {
            if (callers.size() == CALLERS) {
                tooLong = callers.removeFirst();
            }
            callers.addLast(caller);
        }
        if (tooLong != null) {
            hangUp(tooLong);
        }
    }

    private void hear(Socket caller) {
        try {
            host.receive(ssl == null ? caller : secured(ssl, caller));
        } catch (Exception e) {
            LOGGER.log(Level.DEBUG, "Hung up on " + caller, e);
            hangUp(caller);
        } finally {
            leave(caller);
        }
    }

    private void leave(Socket caller) {
        synchronized (callers) {
            callers.remove(caller);
        }
    }

    /** TLS with a caller who has to show a certificate too. */
    private static SSLSocket secured(SSLContext ssl, Socket caller) throws IOException {
        SSLSocket secured = (SSLSocket) ssl.getSocketFactory().createSocket(caller, null, true);
        secured.setNeedClientAuth(true);
        return secured;
    }

    static void hangUp(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "Hung up on " + caller, e);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        List<Socket> unheard;
        synchronized (callers) {
            unheard = new ArrayList<>(callers);
        }
        unheard.forEach(Doorway::hangUp);
    }
}
