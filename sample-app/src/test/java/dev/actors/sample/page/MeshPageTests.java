package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The page that shows which actor lives on which node, in a browser. */
class MeshPageTests {

    private static Browser browser;

    private final List<Sample> nodes = new ArrayList<>();

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

    @AfterEach
    void stopNodes() {
        nodes.forEach(Sample::close);
    }

    @Test
    void showsWhoLivesWhereAndWhatHappensWhenANodeIsLost() {
        nodes.addAll(Sample.mesh(3, "monitor.interval=100ms"));
        String last = nodes.getLast().bean(Node.class).name();
        browser.screen(1280, 1_240, "light");
        browser.open(nodes.getFirst().url("/mesh.html"));
        browser.awaitText("#connection", "Live");
        browser.await("document.querySelectorAll('.node:not(.away) li').length >= 15");
        browser.await("document.querySelectorAll('.node .reading:not([hidden])').length === 3");
        browser.awaitText("#tallies tr", "oslo");

        browser.type("#key", "ann smith");
        browser.click("#send button");
        browser.awaitText("#tallies tr", "ann smith");
        browser.click("[aria-label='Add 1 to ann smith']");
        browser.await(
                "[...document.querySelectorAll('#tallies tr')].some(row =>"
                        + " row.cells[0].innerText === 'ann smith' && row.cells[2].innerText ==="
                        + " '2')");
        browser.click(".node:nth-child(2) button");
        browser.awaitText(".node:nth-child(2) li", "counter counts 0");

        nodes.removeLast().close();
        browser.awaitText("#log", last + " is lost");
        browser.awaitText(".node.away", "not reached");
        browser.await(
                "![...document.querySelectorAll('#tallies td:nth-child(2)')].some(home =>"
                        + " home.innerText === arguments[0])",
                last);
        browser.awaitNone(".node.away li");
        browser.picture("mesh");
        assertThat(browser.complaints()).isEmpty();

        nodes.removeFirst().close();
        browser.awaitText("#connection", "No connection, trying again");
        browser.awaitText("#others a", nodes.getFirst().bean(Node.class).name());
    }

    @Test
    void leadsFromOneDashboardToTheOthers() {
        nodes.addAll(Sample.mesh(3, "monitor.interval=100ms"));
        Sample last = nodes.getLast();
        String first = nodes.getFirst().bean(Node.class).name();
        String gone = nodes.get(1).bean(Node.class).name();
        browser.screen(1280, 420, "light");
        browser.open(nodes.getFirst().url("/actors/dashboard/#/nodes"));
        String link = "tbody a[href^='" + last.url("/actors/dashboard/") + "']";
        browser.awaitText(link, last.bean(Node.class).name());
        nodes.remove(1).close();
        browser.awaitText("tbody tr", gone + " down");
        browser.picture("nodes");
        assertThat(browser.complaints()).isEmpty();

        browser.click(link);
        browser.awaitText("tbody tr", last.bean(Node.class).name() + " (this one) up");
        browser.awaitText("tbody a", first);
        Legibility.check(browser);
        browser.screen(1280, 860, "light");
    }

    @Test
    void fitsAPhone() {
        nodes.addAll(Sample.mesh(2, "monitor.interval=100ms"));
        try {
            for (String scheme : new String[] {"light", "dark"}) {
                browser.screen(390, 844, scheme);
                browser.open(nodes.getFirst().url("/mesh.html"));
                browser.awaitText("#tallies tr", "oslo");
                browser.await("document.querySelectorAll('.node:not(.away)').length === 2");
                Legibility.check(browser);
            }
        } finally {
            browser.screen(1280, 860, "light");
        }
    }

    @Test
    void saysHowToStartAMeshWhereThereIsNone() {
        nodes.add(new Sample());
        browser.open(nodes.getFirst().url("/mesh.html"));
        browser.awaitText("#single", "mvn spring-boot:run -Pmesh");
        Legibility.check(browser);
    }
}
