package dev.shrike.statistics.view;

import dev.shrike.topology.runtime.Orphan;
import dev.shrike.topology.view.TopologyView;
import java.util.List;

/**
 * What runs in this instance.
 *
 * @param topologies in the order of their start
 * @param orphanedState state folders of topologies that do not run here any more
 */
record TopologiesAnswer(List<TopologyView> topologies, List<Orphan> orphanedState) {}
