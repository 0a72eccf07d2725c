package dev.shrike.standalone.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProjectionReportTest {
    private static final String JSON = """
            {"name": "sightings-by-month", "data_source": "ticks", "version": 1, "state": "RUNNING", "builds": [
              {"build": 1, "version": 1, "role": "RETIRED", "state": "RETIRED", "done": 90, "total": 90, "positions": {}},
              {"build": 2, "version": 1, "role": "LIVE", "state": "RUNNING", "done": 1200, "total": 1200, "set_aside": 3,
               "events_per_second": 12, "positions": {"TICK": 1203}},
              {"build": 3, "version": 1, "role": "BUILDING", "state": "FAILED", "done": 400, "total": 1200,
               "events_per_second": 0, "positions": {"TICK": 401},
               "failed": {"stream": "TICK", "sequence": 402, "type": "tick.v1 new", "version": "1.1", "aggregate": "ana",
                 "id": "f81d4fae", "error": "SQL state 22003", "at": "2026-11-20T22:30:00Z"}}]}""";

    private final ProjectionReport report = report();

    @Test
    void aRowForWhatIsLiveAndForARebuildWithTheEventThatStoppedIt() {
        assertThat(report.row()).hasSize(3);
        assertThat(report.row().get(0)).startsWith("sightings-by-month").contains("RUNNING", "1,200");
        assertThat(report.row().get(1)).contains("FAILED", "400", "800");
        assertThat(report.row().get(2))
                .contains(
                        "event 402 of TICK (tick.v1 new, version 1.1, aggregate ana, id f81d4fae): SQL state 22003",
                        "2026-11-20T22:30:00Z");
    }

    @Test
    void theDetailsShowAllBuilds() {
        assertThat(report.details())
                .anySatisfy(line -> assertThat(line).contains("build 1", "retired"))
                .anySatisfy(line ->
                        assertThat(line).contains("build 2", "live", "3 messages set aside", "TICK up to 1203"));
    }

    @Test
    void aBuildIsFoundByItsNumber() {
        assertThat(report.build(3)).get().satisfies(build -> {
            assertThat(build.total()).isEqualTo(1200);
            assertThat(build.remainingSeconds()).isEqualTo(-1);
            assertThat(build.failure()).isPresent();
        });
        assertThat(report.build(4)).isEmpty();
    }

    private static ProjectionReport report() {
        try {
            return new ProjectionReport(new ObjectMapper().readTree(JSON));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
