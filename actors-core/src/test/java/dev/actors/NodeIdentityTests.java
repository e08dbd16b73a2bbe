package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdentityTests extends KernelTestCase {

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t@host:1", "s@3:c@host:1", "s3cr3t@HOST:1"})
    void splitsCookieAndNameAtTheLastAt(String text) {
        NodeIdentity identity = NodeIdentity.parse(text);

        assertThat(identity.name()).isEqualTo("host:1");
        assertThat(identity.cookie() + "@host:1").isEqualToIgnoringCase(text);
    }

    @Test
    void readsAnIpv6Host() {
        assertThat(NodeIdentity.parse("s3cr3t@[::1]:4711").name()).isEqualTo("[::1]:4711");
    }

    @Test
    void neverShowsTheCookie() {
        Address actor = node.spawn(self -> self.receive());

        assertThat(NodeIdentity.parse("s3cr3t@host:1").toString()).isEqualTo("host:1");
        assertThat(node.toString()).isEqualTo("Node 127.0.0.1:4711");
        assertThat(node.name()).isEqualTo("127.0.0.1:4711");
        assertThat(actor.toString()).doesNotContain("secret");
        assertThat(node.snapshot().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cr3t",
                "host:1",
                "@host:1",
                "s3cr3t@",
                "s3cr3t@host",
                "s3cr3t@host:",
                "s3cr3t@:1",
                "s3cr3t@host:0",
                "s3cr3t@host:65536",
                "s3cr3t@host:x",
                "s3cr3t@host:99999999999",
                "s3cr3t@ho st:1",
                "s3cr3t@host:1 ",
                "s3cr3t@::1:1"
            })
    void refusesOtherTextWithoutRepeatingIt(String text) {
        assertThat(catchThrowable(() -> NodeIdentity.parse(text)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COOKIE@HOST:PORT")
                .hasMessageNotContaining("s3cr3t");
        assertThat(catchThrowable(() -> Node.builder(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cr3t");
    }
}
