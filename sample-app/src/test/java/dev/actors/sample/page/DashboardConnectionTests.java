package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.sample.Ports;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the dashboard gets in, stays connected, and what it costs. */
class DashboardConnectionTests {

    private static final String TOKEN = "a token that nobody guesses";

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

    @AfterEach
    void leave() {
        browser.block();
        browser.clear();
    }

    @Test
    void asksForTheTokenAndKeepsItInTheTab() {
        try (Sample sample = new Sample("actors.web.token=" + TOKEN)) {
            browser.open(sample.url("/actors/dashboard/"));
            browser.awaitText("main label", "Token");
            Legibility.check(browser);
            browser.type("#token", "another one");
            browser.click("form button");
            browser.awaitText(".problem", "The token is not the right one.");
            browser.type("#token", TOKEN);
            browser.click("form button");
            browser.awaitText("#behaviors", "thermostat");
            browser.awaitText("#connection", "Live");
            browser.open(sample.url("/actors/dashboard/#/actors"));
            browser.awaitText("tbody", "thermostat");
            assertThat(browser.script("return document.documentElement.outerHTML").toString())
                    .doesNotContain(TOKEN);
        }
    }

    /** Without this an application that signs its users in by a form could have no actions. */
    @Test
    void givesTheCookieAgainstForgeryBack() {
        try (Sample sample = new Sample("actors.dashboard.allow-actions=true")) {
            browser.open(sample.url("/actors/dashboard/#/actor?name=thermostat"));
            browser.awaitText("#vitals", "thermostat");
            browser.script(
                    "document.cookie = 'XSRF-TOKEN=a%3Db; path=/'; const real = fetch;"
                            + " window.fetch = (url, options) => { window.sent = options.headers;"
                            + " return real(url, options); };");
            browser.click("#do-kill");
            browser.click("#confirm");
            browser.await("window.sent?.['X-XSRF-TOKEN'] === 'a=b'");
            browser.script("document.cookie = 'XSRF-TOKEN=; path=/; max-age=0'");
        }
    }

    @Test
    void saysThatASessionIsOverWhenItIsLedToAnotherPage() {
        try (Sample sample = new Sample()) {
            browser.open(sample.url("/actors/dashboard/#/overview"));
            browser.awaitText("#connection", "Live");
            browser.script(
                    "const real = fetch; window.fetch = () => real('/actors/dashboard');"
                            + " location.hash = '#/actors'");
            browser.awaitText(".note", "Load the page again to sign in");
        }
    }

    /** As when a chain that matches its files too leads to another page. */
    @Test
    void saysThatAPartOfItCannotBeLoaded() {
        try (Sample sample = new Sample()) {
            browser.open(sample.url("/actors/dashboard/#/overview"));
            browser.awaitText("#connection", "Live");
            browser.forgetFiles();
            browser.block("*/tree.js");
            browser.script("location.hash = '#/tree'");
            browser.awaitText(".problem", "Load the page again");
        }
    }

    @Test
    void hasNoActionsWhereTheServerAllowsNone() {
        try (Sample sample = new Sample("actors.dashboard.allow-actions=false")) {
            browser.open(sample.url("/actors/dashboard/#/actor?name=thermostat"));
            browser.awaitText("#vitals", "thermostat");
            browser.awaitNone("#do-kill");
            browser.awaitNone("#editor");
        }
    }

    @Test
    void saysThatTheServerIsAwayAndComesBackWithIt() {
        String port = "server.port=" + Ports.free(1).getFirst();
        try (Sample sample =
                new Sample(port, "actors.dashboard.allow-actions=false", "monitor.interval=50ms")) {
            browser.open(sample.url("/actors/dashboard/#/actor?name=sampler"));
            browser.awaitText("#vitals", "sampler");
            browser.awaitNone("#do-kill");
        }
        browser.awaitText("#connection", "Connection lost, trying again");
        try (Sample sample =
                new Sample(port, "actors.dashboard.allow-actions=true", "monitor.interval=50ms")) {
            browser.awaitText("#connection", "Live");
            String address = sample.get("/actors/sampler").path("address").asString();
            browser.awaitText("#vitals", address);
            browser.awaitText("#do-kill", "Kill");
        }
    }

    @Test
    void paintsBeforeItsDataComesAndIsSmall() {
        try (Sample sample = new Sample()) {
            browser.block("*/dashboard/api/*");
            browser.open(sample.url("/actors/dashboard/"));
            browser.await("performance.getEntriesByName('first-contentful-paint').length === 1");
            assertThat(browser.texts("#behaviors tr")).noneMatch(row -> row.contains("sampler"));
            browser.block();
            browser.forgetFiles();
            browser.open(sample.url("/actors/dashboard/"));
            browser.await("document.querySelectorAll('.plot canvas').length === 5");
            Number bytes =
                    (Number)
                            browser.script(
                                    "return performance.getEntries().filter(e =>"
                                            + " e.encodedBodySize).reduce((sum, e) => sum +"
                                            + " e.encodedBodySize + 300, 0)");
            assertThat(bytes.doubleValue()).isBetween(10_000.0, 150_000.0);
        }
    }
}
