package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A mesh within TLS. */
class MeshTlsTests extends MeshTestCase {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir private Path folder;

    /** A certificate that only those with the same one trust. */
    private SSLContext certificate(String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(Processes.status(keytool)).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry(name, store.getCertificate(name));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void carriesMessagesAndRefusesAForeignCertificateWithTheReason() throws Exception {
        SSLContext own = certificate("own");
        List<Peer> nodes = mesh(2, builder -> builder.ssl(own));
        Address echo =
                nodes.get(1)
                        .node
                        .spawn(
                                self -> {
                                    self.reply(self.receive());
                                    return null;
                                });
        assertThat(nodes.get(0).node.ask(Address.parse(echo.toString()), "hello", SOON))
                .isEqualTo("hello");

        SSLContext foreign = certificate("foreign");
        Peer stranger =
                peer(
                                "secret",
                                freePort(),
                                builder -> builder.peers(List.of(nodes.get(0).name())).ssl(foreign))
                        .start();
        until(() -> stranger.mesh.state() == MeshState.REFUSED);
        assertThat(stranger.mesh.refusal().orElseThrow())
                .startsWith("TLS with " + nodes.get(0).name() + " fails: ");
        assertThat(nodes.get(0).mesh.nodes()).containsExactly(nodes.get(1).name());
    }

    /**
     * A peer that is frozen, or another program: its system takes connections, and it says nothing.
     */
    @Test
    void joinsPastAPeerThatTakesConnectionsAndNeverAnswers() throws Exception {
        SSLContext own = certificate("own");
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()));
            Peer inside = peer("secret", freePort(), builder -> builder.ssl(own)).start();
            List<String> peers = List.of("127.0.0.1:" + silent.getLocalPort(), inside.name());
            Peer joiner =
                    peer("secret", freePort(), builder -> builder.peers(peers).ssl(own)).start();
            until(() -> joiner.mesh.nodes().contains(inside.name()));
        }
    }
}
