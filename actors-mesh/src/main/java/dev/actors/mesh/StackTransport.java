package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCP;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * TCP that closes each connection that it gives up.
 *
 * <p>With a new view JGroups drops the connections of all whose addresses it does not know to be
 * those of members, and closes the dropped ones, but for those whose address it has learned in
 * between. The other side takes such a connection for good, and may so refuse any other: two nodes
 * of one view then never hear of each other.
 */
final class StackTransport extends TCP {

    StackTransport() {
        setId(ClassConfigurator.getProtocolId(TCP.class));
    }

    /** Closes the connections of all who are no members, and keeps those of members. */
    @Override
    public void retainAll(Collection<Address> members) {
        List<Connection> strangers = new ArrayList<>();
        srv.forAllConnections(
                (peer, connection) -> {
                    if (!members.contains(peer) && !is_member.test((PhysicalAddress) peer)) {
                        strangers.add(connection);
                    }
                });
        strangers.forEach(connection -> srv.closeConnection(connection, false));
    }
}
