package dev.shrike.watch.dashboard;

import java.nio.file.Path;
import java.util.List;

/** All dashboards of the chart. */
public final class Dashboards {

    private Dashboards() {}

    /** They, in the order in which one looks at them. */
    public static List<Dashboard> all() {
        return List.of(
                Overview.dashboard(),
                Services.dashboard(),
                Lanes.dashboard(),
                Topologies.dashboard(),
                Deadlines.dashboard(),
                Processes.dashboard());
    }

    /** Where the chart has it. */
    public static Path file(Path charts, Dashboard dashboard) {
        return charts.resolve("shrike/files/dashboards/" + dashboard.name() + ".json");
    }
}
