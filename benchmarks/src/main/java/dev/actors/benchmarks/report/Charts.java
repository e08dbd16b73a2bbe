package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.workload.Workload;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.Range;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.general.DatasetUtils;
import org.jfree.svg.SVGGraphics2D;

import java.awt.Color;
import java.awt.Rectangle;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
        DefaultCategoryDataset medians = new DefaultCategoryDataset();
        BarRenderer bars = new BarRenderer();
        for (Contender contender : figures.contenders()) {
            for (Workload workload : workloads) {
                figures.summary(workload, contender)
                        .ifPresent(
                                summary ->
                                        medians.addValue(
                                                summary.median(),
                                                contender.title(),
                                                workload.key()));
            }
        }
        figures.contenders().stream()
                .filter(contender -> medians.getRowKeys().contains(contender.title()))
                .forEach(
                        contender ->
                                bars.setSeriesPaint(
                                        medians.getRowIndex(contender.title()), color(contender)));
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
        graphics.setDefsKeyPrefix(chart.key() + "-"); // in the place of the time
        chart(chart.title(), medians, bars).draw(graphics, new Rectangle(WIDTH, HEIGHT));
        return graphics.getSVGElement(chart.key());
    }

    private static JFreeChart chart(
            String title, DefaultCategoryDataset medians, BarRenderer bars) {
        Range range = Objects.requireNonNull(DatasetUtils.findRangeBounds(medians));
        double floor = Math.pow(10, Math.floor(Math.log10(range.getLowerBound() / 2)));
        LogAxis axis = new LogAxis();
        axis.setRange(floor, 3 * range.getUpperBound());
        NumberFormat numbers = NumberFormat.getInstance(Locale.ROOT);
        numbers.setMaximumFractionDigits(6);
        axis.setNumberFormatOverride(numbers);
        bars.setIncludeBaseInRange(false);
        bars.setBase(floor);
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.05);
        bars.setDefaultItemLabelGenerator(new Labels());
        bars.setDefaultItemLabelsVisible(true);
        CategoryPlot plot = new CategoryPlot(medians, new CategoryAxis(), axis, bars);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setOutlineVisible(false);
        JFreeChart drawing = new JFreeChart(title, plot);
        drawing.setBackgroundPaint(Color.WHITE);
        return drawing;
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

    /** Writes the median above each bar. */
    private static final class Labels implements CategoryItemLabelGenerator {

        @Override
        public String generateRowLabel(CategoryDataset medians, int row) {
            return medians.getRowKey(row).toString();
        }

        @Override
        public String generateColumnLabel(CategoryDataset medians, int column) {
            return medians.getColumnKey(column).toString();
        }

        @Override
        public String generateLabel(CategoryDataset medians, int row, int column) {
            return Numbers.text(medians.getValue(row, column).doubleValue());
        }
    }
}
