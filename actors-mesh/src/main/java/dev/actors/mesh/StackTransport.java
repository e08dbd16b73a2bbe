package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.blocks.cs.TcpConnection;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;
import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLContext;

/**
 * TCP at which nobody waits for a stranger, or for a member that takes nothing but who sends to it,
 * and that closes each connection that it gives up.
 *
 * <p>JGroups writes in the thread of whoever sends, so that a heartbeat to a member that is frozen
 * waits behind the data that its socket does not take; with it wait all timers, and the member is
 * not missed. So who has to wait for a connection gives up soon, and what it had to send is lost as
 * on a bad line: the protocols above send again what matters.
 *
 * <p>With a new view JGroups drops the connections of all whose addresses it does not know to be
 * those of members, and closes the dropped ones, but for those whose address it has learned in
 * between. The other side takes such a connection for good, and may so refuse any other: two nodes
 * of one view then never hear of each other.
 */
final class StackTransport extends TCP {

    /** How long somebody may wait while another writes to the same member. */
    private static final long PATIENCE_MS = 100;

    /** Who holds one writes to that member; who waited longest is next. */
    private final Map<PhysicalAddress, ReentrantLock> writing = new ConcurrentHashMap<>();

    private final MeshSockets sockets;

    StackTransport(@Nullable SSLContext ssl) {
        sockets = new MeshSockets(ssl, this::receive);
        setId(ClassConfigurator.getProtocolId(TCP.class));
        setSocketFactory(sockets);
    }

    /**
     * JGroups forgets a connection that is made just when it closes all. The other side would take
     * it for good, and hear nothing from this port any more, whoever has it next.
     */
    @Override
    public void stop() {
        super.stop();
        sockets.closeAll();
    }

    @Override
    public void start() throws Exception {
        super.start();
        srv.log(new StackLog(log));
    }

    @Override
    public void connectionEstablished(Connection connection) {
        MeshSockets.connected();
    }

    private void receive(Socket caller) throws Exception {
        sockets.keep(caller);
        Connection connection = new TcpConnection(caller, srv);
        srv.handleIncomingConnection(connection.peerAddress(), connection);
        if (!srv.running()) {
            srv.closeConnection(connection, false);
        }
    }

    @Override
    public void sendUnicast(PhysicalAddress to, byte[] data, int offset, int length)
            throws Exception {
        ReentrantLock lock = writing.computeIfAbsent(to, _ -> new ReentrantLock(true));
        if (lock.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
            try {
                super.sendUnicast(to, data, offset, length);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Closes the connections of all who are no members, and keeps those of members. */
    @Override
    public void retainAll(Collection<Address> members) {
        List<Connection> strangers = new ArrayList<>();
        srv.forAllConnections(
                (peer, connection) -> {
                    if (!members.contains(peer) && !is_member.test((PhysicalAddress) peer)) {
                        connection.setClosedGracefully(isWrittenTo(peer));
                        strangers.add(connection);
                    }
                });
        strangers.forEach(connection -> srv.closeConnection(connection, false));
        writing.entrySet()
                .removeIf(
                        way ->
                                !way.getValue().isLocked()
                                        && !members.contains(way.getKey())
                                        && !is_member.test(way.getKey()));
    }

    /** A goodbye would wait behind what is being written. */
    private boolean isWrittenTo(Address peer) {
        ReentrantLock lock = writing.get(peer);
        return lock != null && lock.isLocked();
    }
}
