package dev.shrike.admin.page.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.page.overview.Overview.Scores;
import dev.shrike.admin.page.shell.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What charts are drawn from: JSON as ECharts takes it, without colours, which the page's theme gives. */
final class Charts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Map<String, Object> GRID =
            Map.of("left", 8, "right", 12, "top", 32, "bottom", 8, "containLabel", true);

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    private Charts() {}

    /** Events per second over the last looks. Its axis always has as many places, so that nothing jumps. */
    static String rates(List<Rates.Look> looks) {
        List<String> times = new ArrayList<>();
        List<Object> nats = new ArrayList<>();
        List<Object> kafka = new ArrayList<>();
        for (int i = looks.size(); i < Rates.LOOKS; i++) {
            times.add("");
            nats.add(null);
            kafka.add(null);
        }
        for (Rates.Look look : looks) {
            times.add(CLOCK.format(look.at()));
            nats.add(rounded(look.nats()));
            kafka.add(rounded(look.kafka()));
        }
        return written(Map.of(
                "animation", false,
                "grid", GRID,
                "legend", Map.of("top", 0, "left", 0),
                "tooltip", Map.of("trigger", "axis"),
                "xAxis", Map.of("type", "category", "data", times, "boundaryGap", false),
                "yAxis", Map.of("type", "value", "min", 0, "minInterval", 1),
                "series", List.of(line("NATS", nats), line("Kafka", kafka))));
    }

    /** How many images have which score, the numbers above the bars. */
    static String scores(Scores scores) {
        List<String> names = new ArrayList<>();
        List<Long> images = new ArrayList<>();
        for (int score = LOWEST; score <= HIGHEST; score++) {
            names.add(Integer.toString(score));
            images.add(scores.with(score));
        }
        Map<String, Object> bars = Map.of(
                "type",
                "bar",
                "name",
                "Images",
                "data",
                images,
                "barMaxWidth",
                48,
                "itemStyle",
                Map.of("borderRadius", List.of(4, 4, 0, 0)),
                "label",
                Map.of("show", true, "position", "top"));
        return written(Map.of(
                "animation", false,
                "grid", Map.of("left", 8, "right", 8, "top", 24, "bottom", 24, "containLabel", true),
                "tooltip", Map.of("trigger", "axis", "axisPointer", Map.of("type", "shadow")),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                names,
                                "name",
                                "Score",
                                "nameLocation",
                                "middle",
                                "nameGap",
                                28),
                "yAxis", Map.of("type", "value", "min", 0, "minInterval", 1),
                "series", List.of(bars)));
    }

    private static Map<String, Object> line(String name, List<Object> values) {
        return Map.of(
                "type", "line", "name", name, "data", values, "showSymbol", false, "lineStyle", Map.of("width", 2));
    }

    private static double rounded(double rate) {
        return Double.parseDouble(Words.number(rate, 1).replace(",", ""));
    }

    private static String written(Map<String, Object> option) {
        try {
            return JSON.writeValueAsString(option);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("A chart is no JSON", ours);
        }
    }
}
