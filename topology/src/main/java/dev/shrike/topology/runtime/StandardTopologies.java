package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.topology.erasure.ErasureTopology;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.score.BayesianScore;
import dev.shrike.topology.score.ScoreTopology;
import dev.shrike.topology.statistics.StatisticsTopology;
import dev.shrike.topology.upcast.RateUpcastTopology;
import java.util.List;

/** The topologies that come with the platform. */
final class StandardTopologies {
    private StandardTopologies() {}

    static List<TopologyModule> of(EventCatalogue catalogue) {
        return List.of(
                new RateUpcastTopology(catalogue),
                new ScoreTopology(catalogue, new BayesianScore()),
                new StatisticsTopology(catalogue),
                new ErasureTopology(catalogue));
    }
}
