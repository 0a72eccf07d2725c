package dev.shrike.charts.generated;

import dev.shrike.charts.chart.Chart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProductionRenderTest {
    private static final String HEADING = """
            # What the chart renders of shrike/examples/production-values.yaml, as release shrike in the namespace birds.
            # Hooks stand among the other objects. Rules and dashboards are left out: they are what is in shrike/files.
            """;

    @Test
    void theKeptRenderIsWhatTheChartRenders() throws IOException {
        String rendered = Chart.example("production")
                .withFiles("files/rules")
                .withFiles("files/dashboards")
                .text();

        new GeneratedFile(Path.of("docs/production.yaml")).hasToBe(HEADING + withoutBlanksAtEnds(rendered));
    }

    private static String withoutBlanksAtEnds(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }
}
