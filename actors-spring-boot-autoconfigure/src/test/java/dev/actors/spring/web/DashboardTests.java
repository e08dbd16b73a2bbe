package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Grafana dashboard asks for what a scrape of a mesh's node has, and shows all of it. */
class DashboardTests {

    private static final Path DASHBOARD = Path.of("../docs/grafana-dashboard.json");
    private static final Pattern SERIES = Pattern.compile("actors_[a-z_]+");
    private static final Pattern GROUPED =
            Pattern.compile("by \\(([a-z, ]+)\\) \\((?:rate\\()?(actors_[a-z_]+)");

    private static String scrape;
    private static List<String> queries;

    @BeforeAll
    static void scrape() {
        try (TestServer server =
                TestServer.start(
                        "actors.node=cookie-of-the-mesh@" + Nodes.freeName(),
                        "actors.mesh.enabled=true",
                        "management.endpoints.web.exposure.include=prometheus",
                        "management.observations.enable.actors=false",
                        "management.metrics.distribution.percentiles-histogram.actors=true")) {
            Http http = server.http();
            http.spawn("c", "counter");
            for (int i = 0; i < 2; i++) { // the first is timed before the second is handled
                http.ask("/actors/c", "{\"type\":\"get\"}");
            }
            scrape = http.get("/actuator/prometheus").text();
        }
        queries =
                JsonMapper.builder()
                        .build()
                        .readTree(DASHBOARD.toFile())
                        .findValues("expr")
                        .stream()
                        .map(JsonNode::asString)
                        .toList();
    }

    @AfterAll
    static void forget() {
        scrape = "";
        queries = List.of();
    }

    private static Set<String> series(String text) {
        return SERIES.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the samples; the comments of a scrape also have those of their families. */
    private static Set<String> samples() {
        return scrape.lines()
                .filter(line -> line.startsWith("actors_"))
                .map(
                        line ->
                                line.substring(
                                        0,
                                        line.indexOf('{') < 0
                                                ? line.indexOf(' ')
                                                : line.indexOf('{')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void asksOnlyForSeriesThatAreThere() {
        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(queries).allSatisfy(query -> assertThat(samples()).containsAll(series(query)));
    }

    @Test
    void showsEverySeriesThatIsThere() {
        assertThat(series(String.join(" ", queries)))
                .containsExactlyInAnyOrderElementsOf(samples());
    }

    @Test
    void groupsByLabelsThatTheSeriesHave() {
        Set<String> ofPrometheus = Set.of("instance");
        int groups = 0;
        for (String query : queries) {
            Matcher group = GROUPED.matcher(query);
            while (group.find()) {
                Set<String> labels = new HashSet<>(Arrays.asList(group.group(1).split(", ")));
                labels.removeAll(ofPrometheus);
                String sample =
                        scrape.lines()
                                .filter(line -> line.matches(group.group(2) + "[{ ].*"))
                                .findFirst()
                                .orElseThrow();
                assertThat(labels).as(sample).allMatch(label -> sample.contains(label + "=\""));
                groups++;
            }
        }
        assertThat(groups).isGreaterThanOrEqualTo(queries.size());
    }
}
