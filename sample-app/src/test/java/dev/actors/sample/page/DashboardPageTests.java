package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.sample.Sample;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Every view of the dashboard, in a browser, over the sample application. */
@Timeout(300)
class DashboardPageTests {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private static Browser browser;
    private static Sample sample;

    @BeforeAll
    static void start(@TempDir Path zones) throws IOException {
        browser = Browser.start();
        Sample.show(zones, "41500");
        sample =
                new Sample(
                        "actors.dashboard.allow-actions=true",
                        "monitor.thermal-zones=" + zones,
                        "monitor.interval=20ms");
    }

    @AfterAll
    static void stop() {
        if (sample != null) {
            sample.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void spawnCounter() {
        sample.send("PUT", "/actors/c1", "{\"behavior\":\"counter\",\"args\":{\"start\":5}}");
    }

    @AfterEach
    void endCounter() {
        sample.send("DELETE", "/actors/c1", "");
        browser.clear();
    }

    private static void open(String view) {
        browser.open(sample.url("/actors/dashboard/#/" + view));
        browser.awaitText("#connection", "Live");
    }

    @Test
    void showsFiguresPlotsAndBehaviorsThatMove() {
        open("overview");
        browser.awaitText("#behaviors tr", "sampler 1");
        browser.await("document.querySelectorAll('.plot canvas').length === 5");
        browser.await(
                "Number(document.querySelector('#plot-messagesPerSecond output').innerText) > 0");
        String alive = browser.text("#plot-alive output");
        sample.send("PUT", "/actors/c2", "{\"behavior\":\"counter\"}");
        browser.await(
                "document.querySelector('#plot-alive output').innerText !== arguments[0]", alive);
        sample.send("DELETE", "/actors/c2", "");
        browser.script(
                "const o = document.querySelector('#plot-alive .u-over'), r ="
                        + " o.getBoundingClientRect(); o.dispatchEvent(new MouseEvent('mousemove',"
                        + " {bubbles: true, clientX: r.right - 2, clientY: r.top + 20}));");
        browser.awaitText("#plot-messagesPerSecond .reading", "per second at");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sortsSearchesAndFiltersTheTable() {
        open("actors");
        browser.awaitText("tbody tr", "thermostat thermostat waiting");
        browser.click("th:first-child button");
        browser.await("document.querySelector('th:first-child').ariaSort === 'ascending'");
        browser.awaitText("tbody tr:first-child", "c1");
        browser.click("th:first-child button");
        browser.await("document.querySelector('th:first-child').ariaSort === 'descending'");
        browser.type("#q", "therm");
        browser.awaitText("#found", "1–1 of 1");
        browser.awaitText("tbody tr:first-child", "thermostat");
        browser.type("#q", Keys.BACK_SPACE.toString());
        browser.await("document.querySelector('#behavior option[value=sampler]') !== null");
        browser.script(
                "const s = document.getElementById('behavior'); s.value = 'sampler';"
                        + " s.dispatchEvent(new Event('change'))");
        browser.awaitText("#found", "1–1 of 1");
        browser.awaitText("tbody tr:first-child", "sampler");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsAKillAndTheRestartThatFollows() {
        open("tree");
        browser.awaitText(".line", "sampler");
        String address = sample.get("/actors/sampler").path("address").asString();
        int before = sample.get("/actors/sampler").path("restarts").asInt();
        Node node = sample.bean(Node.class);
        node.kill(node.whereis("sampler").orElseThrow());
        browser.await(
                "document.querySelector(`[data-key=\"${arguments[0]}\"].flash`) !== null", address);
        open("actor?name=sampler");
        browser.awaitText("#vitals", "Restarts " + (before + 1));
        browser.click("#do-kill");
        browser.click("#confirm");
        browser.awaitText("#vitals", "Restarts " + (before + 2));
        browser.click("#do-restart");
        browser.click("#confirm");
        browser.awaitText("#vitals", "Restarts " + (before + 3));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void opensBranchesOfTheTree() {
        Node node = sample.bean(Node.class);
        Address parent =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            for (int i = 0; i < 120; i++) {
                                                self.spawnLink(
                                                        ActorSpec.process(child -> child.receive())
                                                                .name("leaf-" + i));
                                            }
                                            return self.receive();
                                        })
                                .name("trunk"));
        open("tree");
        String line = "[data-key=\"" + parent + "\"]";
        browser.awaitText(line, "120 trunk");
        browser.click(line + " .twist");
        browser.awaitText("li li .line", "leaf-99");
        browser.await("document.querySelectorAll('li li .line').length === 100");
        browser.click("li > .more");
        browser.awaitText("li li .line", "leaf-119");
        browser.click(line + " .twist");
        browser.awaitNone("li li .line");
        node.kill(parent);
        browser.awaitNone(line);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sendsMessagesThatTheEditorHasChecked() {
        open("actor?name=c1");
        browser.awaitText("#message-fields", "amount: integer");
        browser.await(
                "document.getElementById('message').value === arguments[0]",
                "{\n  \"type\": \"add\",\n  \"amount\": 0\n}");
        browser.type("#message", "{\"type\": \"add\", \"amount\": \"3\"}");
        browser.awaitText("#message-faults", "amount must be integer, not string");
        browser.await("document.getElementById('send').disabled");
        browser.type("#message", "{\"type\": \"add\", \"amount\": 3}");
        browser.click("#send");
        browser.awaitText("#editor", "It is in the mailbox.");
        browser.awaitText("#state pre", "8");
        browser.type("#message", "{\"type\": \"get\"}");
        browser.click("#ask");
        browser.awaitText("#editor pre", "8");
        browser.screen(1280, 1080, "light");
        browser.picture("actor");
        browser.screen(1280, 860, "light");
        browser.type("#message", "{\"type\": \"fail\"}");
        browser.click("#send");
        browser.awaitText("#crash", "java.lang.IllegalStateException: asked to fail");
        browser.awaitText("#crash", "Fail");
        browser.awaitText("#crash pre", "Counter.fail");
        browser.awaitText("#vitals", "Restarts 1");
        browser.click("#do-stop");
        browser.click("#confirm");
        browser.awaitText(".problem", "This actor has ended");
    }

    @Test
    void showsDeadLettersTopicsNodesAndFlow() {
        Node node = sample.bean(Node.class);
        Address ended = node.spawn(ActorSpec.process(_ -> null));
        node.await(ended, Duration.ofSeconds(60));
        node.send(ended, Map.of("text", "too late"));
        open("dead-letters");
        browser.awaitText("tbody tr", "too late");
        browser.awaitText("tbody tr .badge", "dead");

        sample.bean(Topics.class).topic("monitor").subscribe(node.whereis("c1").orElseThrow());
        open("topics");
        browser.awaitText("tbody tr", "monitor 1");
        browser.awaitText("tbody tr .refs", "c1");

        open("nodes");
        browser.awaitText("tbody tr", "(this one) up");

        open("flow");
        browser.awaitText("tbody tr", "sampler thermostat");
        browser.awaitText(".flow", "thermostat");
        browser.await("document.querySelectorAll('.flow .edge').length > 0");
        browser.screen(1280, 480, "light");
        browser.picture("flow");
        browser.screen(1280, 860, "light");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsHostileNamesAndMessagesAsTexts() {
        Node node = sample.bean(Node.class);
        Address hostile =
                node.spawn(
                        ActorSpec.behavior(
                                        self -> {
                                            self.publish(Map.of("state", HOSTILE));
                                            return Behavior.of(
                                                    Integer.class, (_, _) -> Behavior.same());
                                        })
                                .behaviorName(HOSTILE)
                                .name(HOSTILE));
        sample.bean(Topics.class).topic(HOSTILE).subscribe(hostile);
        node.send(hostile, HOSTILE);
        open("overview");
        browser.awaitText("#behaviors a", HOSTILE);
        open("actors?q=script");
        browser.awaitText("tbody a", HOSTILE);
        browser.click("tbody a");
        browser.awaitText("h1", HOSTILE);
        browser.awaitText("#state pre", HOSTILE);
        open("tree");
        browser.awaitText(".line .name", HOSTILE);
        open("dead-letters");
        browser.awaitText("tbody .code", HOSTILE);
        open("topics");
        browser.awaitText("tbody td", HOSTILE);
        open("flow");
        browser.await("document.querySelector('main script, main img') === null");
        assertThat(browser.complaints()).isEmpty();
        node.kill(hostile);
    }

    @Test
    void isUsedByKeyboard() {
        open("overview");
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.await("document.activeElement.id === 'main'");
        open("actors");
        browser.awaitText("tbody tr", "sampler");
        browser.pressOn("#q", "c1");
        browser.awaitText("#found", "1–1 of 1");
        browser.pressOn("tbody a", Keys.ENTER);
        browser.awaitText("h1", "c1");
        browser.pressOn("#do-kill", Keys.ENTER);
        browser.await("document.querySelector('dialog').open");
        browser.press(Keys.ESCAPE);
        browser.await("!document.querySelector('dialog').open");
    }

    @Test
    void canBeReadOnAPhoneInLightAndInDark() {
        try {
            for (String scheme : new String[] {"light", "dark"}) {
                browser.screen(390, 844, scheme);
                for (String view :
                        new String[] {
                            "overview",
                            "actors",
                            "actor?name=c1",
                            "tree",
                            "flow",
                            "dead-letters",
                            "topics",
                            "nodes"
                        }) {
                    open(view);
                    browser.await("document.querySelector('td, dd, .line, main .note') !== null");
                    Legibility.check(browser);
                }
            }
        } finally {
            browser.screen(1280, 860, "light");
        }
    }
}
