package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dashboard with 100,000 actors on the node. */
@Timeout(180)
class DashboardScaleTests {

    private static final int ACTORS = 100_000;

    /** In seconds. It takes a twentieth; a page that drew each actor would take minutes. */
    private static final double MUCH_WORK = 3;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void staysFluidWithAHundredThousandActors() {
        try (Sample sample = new Sample()) {
            Node node = sample.bean(Node.class);
            Address last = null;
            for (int i = 0; i < ACTORS; i++) {
                last =
                        node.spawn(
                                ActorSpec.behavior(
                                                Behavior.of(
                                                        Integer.class, (_, _) -> Behavior.same()))
                                        .behaviorName("idle")
                                        .name("idle-" + i));
            }
            browser.open(sample.url("/actors/dashboard/#/actors"));
            browser.awaitText("#found", "of 100,0");
            browser.await("document.querySelectorAll('tbody tr').length === 50");
            double before = browser.cpuSeconds();
            browser.click("th:first-child button");
            browser.awaitText("tbody tr:first-child", "idle-0");
            browser.click("th:first-child button");
            browser.awaitText("tbody tr:first-child", "topic:monitor");
            browser.type("#q", "idle-9999");
            browser.awaitText("#found", "of 11");
            browser.type("#q", last.toString());
            browser.awaitText("#found", "1–1 of 1");
            browser.awaitText("tbody tr:first-child", "idle-" + (ACTORS - 1));
            browser.script("location.hash = '#/actors?page=1999'");
            browser.awaitText("#found", "99,951–100,000 of");
            browser.picture("actors");
            assertThat(browser.cpuSeconds() - before)
                    .as("seconds of work for the page to show all that")
                    .isLessThan(MUCH_WORK);
            browser.open(sample.url("/actors/dashboard/#/overview"));
            browser.awaitText("#plot-alive output", "100,0");
        }
    }
}
