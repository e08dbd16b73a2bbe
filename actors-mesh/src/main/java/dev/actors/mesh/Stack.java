package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.logging.LogFactory;
import org.jgroups.protocols.Discovery;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.NAKACK4;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST4;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.dns.DNSResolver;
import org.jgroups.protocols.dns.DNS_PING;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.Protocol;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.DefaultThreadFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

import javax.crypto.SecretKey;

/**
 * The protocols of a mesh, from the wire upwards: TCP on one port of one address, and nothing else.
 *
 * <p>Its threads are of the platform. Nothing interrupts an actor in process style that computes,
 * and so virtual threads might run too late for a heartbeat.
 *
 * <p>All that nodes say to each other is encrypted with a key made from the cookie, whether or not
 * TLS is under it; so no stranger joins, and none puts in a message. It is the lowest protocol:
 * were it above those that look for others, nodes of two cookies would find each other, and wait
 * for each other's leave to join or to merge. JGroups' own AUTH would guard joins and merges only,
 * and loads a class that the wire names.
 */
final class Stack {

    /** Messages under way to one member; each is a batch of frames. */
    private static final int WINDOW = 128;

    /** How often a node that starts asks where others are before it begins a mesh of its own. */
    private static final int ASKS = 4;

    private Stack() {}

    static List<Protocol> of(MeshSettings settings, SecretKey key) throws Exception {
        return List.of(
                transport(settings),
                new StackEncryption(key),
                discovery(settings),
                new MERGE3().setMinInterval(250).setMaxInterval(1_000),
                new FD_ALL3().setTimeout(3_000).setInterval(500),
                new VERIFY_SUSPECT2().setTimeout(250),
                new NAKACK4().useMcastXmit(false),
                new UNICAST4().capacity(WINDOW),
                new GMS()
                        .printLocalAddress(false)
                        .setJoinTimeout(500)
                        .setMaxJoinAttempts(6)
                        .setLeaveTimeout(500),
                new FRAG4());
    }

    private static StackTransport transport(MeshSettings settings) throws Exception {
        InetSocketAddress own = MeshSettings.socketAddress(settings.identity().name());
        InetAddress host = own.getAddress();
        if (host == null) {
            throw new UnknownHostException(own.getHostString());
        }
        StackTransport tcp = new StackTransport(settings.ssl());
        tcp.logAcceptError(false)
                .tcpNodelay(true)
                .enableSuspectEvents(true)
                .setSockConnTimeout(500);
        tcp.setBindAddr(host)
                .setBindPort(own.getPort())
                .setPortRange(0)
                .setBundlerType("no-bundler")
                .useVirtualThreads(false);
        tcp.setDiagnosticsHandler(noDiagnostics());
        tcp.getThreadPool().setMaxThreads(64);
        return tcp;
    }

    /** Diagnostics would listen on more ports, without a key. */
    private static DiagnosticsHandler noDiagnostics() {
        return new DiagnosticsHandler(
                        LogFactory.getLog(Stack.class),
                        new DefaultSocketFactory(),
                        new DefaultThreadFactory("mesh", true))
                .setEnabled(false);
    }

    /**
     * Asks again and again while it waits, since a node that starts at the same time may not listen
     * yet, and asks all at once, since one may take long to be found away.
     */
    private static Discovery discovery(MeshSettings settings) {
        Discovery discovery = discoveryOf(settings);
        discovery.numDiscoveryRuns(ASKS).asyncDiscoveryUseSeparateThread(true);
        return discovery;
    }

    private static Discovery discoveryOf(MeshSettings settings) {
        if (settings.dns() != null) {
            return new DNS_PING()
                    .dnsQuery(settings.dns())
                    .dnsRecordType(DNSResolver.DNSRecordType.SRV.name()) // answers have ports
                    .dnsResolver(resolver(settings));
        }
        TCPPING ping = new TCPPING();
        ping.setPortRange(0);
        return ping.setInitialHosts(settings.others());
    }

    /** As the machine resolves all names, its hosts file and search domains included. */
    private static DNSResolver resolver(MeshSettings settings) {
        return (_, _) ->
                settings.others().stream()
                        .map(each -> new IpAddress(each.getAddress(), each.getPort()))
                        .map(Address.class::cast)
                        .toList();
    }
}
