package dev.actors.sample.page;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Pictures for the documentation of pages that plot the last minutes. It takes minutes, and is run
 * by its name only.
 */
@Timeout(400)
class Pictures {

    private static final int SECONDS = 190;
    private static final int ONE_JOB_NANOS = 4_000_000;

    @TempDir private Path zones;

    @Test
    void takesThoseThatNeedTime() throws IOException {
        Sample.show(zones, "50000");
        try (Browser browser = Browser.start();
                Sample sample = new Sample("monitor.thermal-zones=" + zones)) {
            sample.send("PUT", "/actors/c1", "{\"behavior\":\"counter\",\"args\":{\"start\":5}}");
            sample.send("PUT", "/actors/e1", "{\"behavior\":\"echo\"}");
            Node node = sample.bean(Node.class);
            Address printer =
                    node.spawn(
                            ActorSpec.process(Pictures::print)
                                    .name("printer")
                                    .behaviorName("printer"));
            browser.screen(1280, 1000, "light");
            browser.open(sample.url("/actors/dashboard/#/overview"));
            browser.awaitText("#connection", "Live");
            long start = System.currentTimeMillis();
            for (int second = 0; second < SECONDS; second++) {
                load(sample, node, printer, second);
                browser.awaitSecond(second + 1, start);
            }
            browser.picture("overview");
            browser.screen(390, 844, "dark");
            browser.await("document.querySelectorAll('.plot canvas').length === 5");
            browser.picture("phone");
            browser.screen(1280, 560, "light");
            browser.open(sample.url("/actors/dashboard/#/dead-letters"));
            browser.awaitText("tbody tr", "too late");
            browser.picture("dead-letters");
            browser.screen(1280, 960, "light");
            browser.open(sample.url("/"));
            browser.awaitText("#connection", "Live");
            browser.click("#unplug");
            browser.awaitText("#log", "sampler was restarted, for the 2nd time");
            browser.picture("monitor");
        }
    }

    private static Object print(ActorContext self) {
        while (true) {
            Object unused = self.receive();
            LockSupport.parkNanos(ONE_JOB_NANOS);
        }
    }

    /** What happens in a second: more and less, a burst, a crash, and what comes too late. */
    private void load(Sample sample, Node node, Address printer, int second) throws IOException {
        double wave = Math.sin(second / 18.0);
        Sample.show(zones, String.valueOf(Math.round(54_000 + 18_500 * wave)));
        Address echo = node.whereis("e1").orElseThrow();
        for (int i = 0; i < 120 + 80 * wave; i++) {
            node.send(echo, Map.of("reading", i));
        }
        if (second % 25 == 7) {
            for (int i = 0; i < 900; i++) {
                node.send(printer, Map.of("page", i));
            }
        }
        if (second % 60 == 40) {
            sample.send("POST", "/actors/c1", "{\"type\":\"fail\"}");
        }
        if (second % 45 == 20) {
            Address ended = node.spawn(ActorSpec.process(_ -> "done").behaviorName("order"));
            Object unused = node.await(ended);
            node.send(ended, Map.of("text", "too late", "order", second));
        }
        if (second % 10 == 0) {
            sample.send("PUT", "/actors/c" + (10 + second), "{\"behavior\":\"counter\"}");
        }
    }
}
