package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.workload.Workload;

import org.jfree.svg.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The plots of the report: bars on a logarithmic scale, in SVG. */
final class Charts {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;

    private static final List<Chart> CHARTS =
            List.of(
                    new Chart(
                            "ring",
                            "Ring with spawning, ms: less is better",
                            List.of(
                                    Workload.RING_10_000,
                                    Workload.RING_100_000,
                                    Workload.RING_1_000_000)),
                    new Chart(
                            "ping-pong",
                            "Ping-pong, ns for a round trip: less is better",
                            List.of(
                                    Workload.PING_PONG_1,
                                    Workload.PING_PONG_2,
                                    Workload.PING_PONG_8,
                                    Workload.PING_PONG_64)),
                    new Chart(
                            "rates",
                            "Million a second: more is better",
                            List.of(Workload.FAN_IN, Workload.FAN_OUT, Workload.SPAWN_AND_END)),
                    new Chart(
                            "ask",
                            "Ask, ns with the answer: less is better",
                            List.of(Workload.ASK_VIRTUAL, Workload.ASK_PLATFORM)),
                    new Chart(
                            "heap",
                            "Heap, bytes for an idle actor: less is better",
                            List.of(Workload.IDLE_HEAP)),
                    new Chart(
                            "waits",
                            "Blocking and CPU hogs, ms: less is better",
                            List.of(
                                    Workload.SLEEP,
                                    Workload.SOCKETS,
                                    Workload.HOGS_WORST,
                                    Workload.HOGS_P99)));

    /** Workloads of one unit, to be seen beside one another. */
    private record Chart(String key, String title, List<Workload> workloads) {}

    private Charts() {}

    /** The plots as SVG, by name, of the workloads that have figures. */
    static Map<String, String> draw(Figures figures) {
        Map<String, String> plots = new LinkedHashMap<>();
        for (Chart chart : CHARTS) {
            List<Workload> workloads =
                    chart.workloads.stream().filter(figures.workloads()::contains).toList();
            if (!workloads.isEmpty()) {
                plots.put(chart.key, svg(chart, workloads, figures));
            }
        }
        return plots;
    }

    private static String svg(Chart chart, List<Workload> workloads, Figures figures) {
        CategoryChart drawing =
                new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(chart.title).build();
        drawing.getStyler()
                .setYAxisLogarithmic(true)
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false);
        drawing.getStyler().setAvailableSpaceFill(0.8);
        for (Contender contender : figures.contenders()) {
            List<String> titles = new ArrayList<>();
            List<@Nullable Double> medians = new ArrayList<>();
            for (Workload workload : workloads) {
                Optional<Summary> summary = figures.summary(workload, contender);
                titles.add(workload.key());
                medians.add(summary.map(Summary::median).orElse(null));
            }
            if (medians.stream().anyMatch(Objects::nonNull)) {
                drawing.addSeries(contender.title(), titles, medians)
                        .setFillColor(color(contender));
            }
        }
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
        drawing.paint(graphics, WIDTH, HEIGHT);
        return graphics.getSVGElement();
    }

    /** Colours that differ in lightness, too, so that they can be told apart without colour. */
    private static Color color(Contender contender) {
        return switch (contender) {
            case HANDLER -> new Color(0x0b, 0x3c, 0x8c);
            case PROCESS -> new Color(0x4f, 0x9d, 0xf0);
            case PEKKO -> new Color(0xc2, 0x5a, 0x12);
            case CAJUN -> new Color(0xf2, 0xb1, 0x34);
            case ERLANG -> new Color(0x9c, 0x1c, 0x3c);
            case GREENLETS -> new Color(0x6b, 0xb5, 0x6b);
        };
    }
}
