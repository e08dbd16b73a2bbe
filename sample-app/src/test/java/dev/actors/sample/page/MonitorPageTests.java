package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.sample.Ports;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The page of the temperature monitor, in a browser. */
class MonitorPageTests {

    private static Browser browser;

    @TempDir private Path zones;

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

    private Sample monitor(String interval) {
        return monitor(interval, 0);
    }

    private Sample monitor(String interval, int port) {
        return new Sample(
                "monitor.thermal-zones=" + zones,
                "monitor.interval=" + interval,
                "server.port=" + port);
    }

    @Test
    void showsReadingsAndTheThermostatAsTheyChange() throws IOException {
        Sample.show(zones, "41500");
        try (Sample sample = monitor("50ms")) {
            browser.open(sample.url("/"));
            browser.awaitText("#value", "41.5");
            browser.awaitText("#unit", "°C thermal_zone0");
            browser.awaitText("#state", "idle");
            browser.awaitText("#limits", "Alarm above 70, over again below 60");
            browser.await("document.querySelector('#plot canvas')?.width > 300");
            Sample.show(zones, "71000");
            browser.awaitText("#value", "71.0");
            browser.awaitText("#state", "alarm");
            Sample.show(zones, "59000");
            browser.awaitText("#state", "idle");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void showsTheRestartsWhenTheSensorsAreUnplugged() throws IOException {
        Sample.show(zones, "41500");
        try (Sample sample = monitor("100ms")) {
            browser.open(sample.url("/"));
            browser.awaitText("#connection", "Live");
            browser.awaitText("#restarts", "0");
            browser.click("#unplug");
            browser.awaitText(
                    "#log", "sampler failed: java.io.IOException: The sensors are unplugged");
            browser.awaitText("#log", "sampler was restarted, for the 2nd time");
            browser.await("Number(document.querySelector('#restarts').innerText) >= 2");
            browser.awaitText("#sampler", "running");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void showsTheHistoryToWhoComesLater() throws IOException {
        Sample.show(zones, "41500");
        try (Sample sample = monitor("50ms")) {
            sample.await("/actors/thermostat", a -> a.path("handled").asInt() > 3);
            Sample.show(zones, "garbage");
            sample.await("/actors/sampler", a -> a.path("restarts").asInt() > 0);
            browser.open(sample.url("/"));
            browser.awaitText("#value", "41.5");
            browser.awaitText("#log", "sampler was restarted, for the 1st time");
        }
    }

    @Test
    void comesBackWhenTheApplicationDoes() throws IOException {
        Sample.show(zones, "41500");
        int port = Ports.free(1).getFirst();
        try (Sample sample = monitor("50ms", port)) {
            browser.open(sample.url("/"));
            browser.awaitText("#value", "41.5");
        }
        browser.awaitText("#connection", "No connection, trying again");
        Sample.show(zones, "43000");
        try (Sample sample = monitor("50ms", port)) {
            browser.awaitText("#connection", "Live");
            assertThat(sample.port()).isEqualTo(port);
            browser.awaitText("#value", "43.0");
        }
    }

    @Test
    void fitsAPhone() throws IOException {
        Sample.show(zones, "41500");
        try (Sample sample = monitor("50ms")) {
            for (String scheme : new String[] {"light", "dark"}) {
                browser.screen(390, 844, scheme);
                browser.open(sample.url("/"));
                browser.awaitText("#value", "41.5");
                Legibility.check(browser);
            }
        } finally {
            browser.screen(1280, 860, "light");
        }
    }
}
