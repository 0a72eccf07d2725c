package dev.shrike.charts.rendered;

import dev.shrike.topology.module.TopologyModule;
import java.util.List;
import java.util.ServiceLoader;

/** The topologies that statistics-api runs. */
final class Topologies {
    private Topologies() {}

    /** The names of their consumer groups. */
    static List<String> groups() {
        return ServiceLoader.load(TopologyModule.class).stream()
                .map(module -> "shrike-" + module.get().name())
                .toList();
    }
}
