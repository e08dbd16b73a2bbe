package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Applications whose mesh has an SSL bundle, and those that it does not take in. */
class MeshOverTlsTests {

    @TempDir private Path folder;

    /** A key store of a certificate that only those with the same one trust. */
    private Path certificate(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "password")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            keytool.destroyForcibly();
        }
        assertThat(keytool.exitValue()).isZero();
        return file;
    }

    private static TestServer start(String cookie, String node, String peer, Path store) {
        String bundle = "spring.ssl.bundle.jks.mesh.";
        return TestServer.start(
                "actors.node=" + cookie + "@" + node,
                "actors.mesh.enabled=true",
                "actors.mesh.peers=" + peer,
                "actors.mesh.ssl.bundle=mesh",
                bundle + "keystore.type=PKCS12",
                bundle + "keystore.location=" + store.toUri(),
                bundle + "keystore.password=password",
                bundle + "truststore.type=PKCS12",
                bundle + "truststore.location=" + store.toUri(),
                bundle + "truststore.password=password",
                "management.endpoint.health.show-details=always");
    }

    /** The health of a node's mesh over HTTP, once it is as it should be. */
    private static Http.Answer awaitHealth(TestServer server, Predicate<JsonNode> wanted) {
        return Patience.await(
                "the mesh's health",
                () -> server.http().get("/actuator/health/actorsMesh"),
                health -> wanted.test(health.json()));
    }

    private static Http.Answer awaitState(TestServer server, String state) {
        return awaitHealth(
                server, health -> health.path("details").path("state").asString().equals(state));
    }

    private static String refusal(Http.Answer health) {
        return health.json().path("details").path("refusal").asString();
    }

    @Test
    void takesInItsOwnAndTellsOthersOverHttpWhyTheyAreRefused() throws Exception {
        Path own = certificate("own");
        Path foreign = certificate("foreign");
        String first = Nodes.freeName();
        String second = Nodes.freeName();
        try (TestServer one = start("secret", first, second, own);
                TestServer two = start("secret", second, first, own);
                TestServer untrusted = start("secret", Nodes.freeName(), first, foreign);
                TestServer guessing = start("guess", Nodes.freeName(), first, own)) {
            assertThat(awaitState(one, "UP").json().path("details").path("nodes").toString())
                    .isEqualTo("[\"" + second + "\"]");
            assertThat(awaitState(two, "UP").status()).isEqualTo(200);

            Http.Answer refused = awaitState(untrusted, "REFUSED");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("status").asString()).isEqualTo("DOWN");
            assertThat(refusal(refused)).startsWith("TLS with " + first + " fails: ");

            refused = awaitState(guessing, "REFUSED");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refusal(refused)).contains(first, "cookie").doesNotContain("guess");
            assertThat(awaitState(one, "UP").json().path("details").path("nodes").size())
                    .isEqualTo(1);
        }
    }
}
