package dev.shrike.statistics.runtime;

import dev.shrike.messaging.watch.Watch;
import dev.shrike.statistics.KnownStatistics;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** In the place of the topologies, where only the HTTP side is under test. */
@Factory
@Requires(property = "test.statistics", value = "known")
class KnownBeans {

    private final KnownStatistics known = new KnownStatistics();

    @Singleton
    @Replaces(value = Scores.class, factory = TopologyBeans.class)
    Scores scores() {
        return known;
    }

    @Singleton
    @Replaces(value = Statistics.class, factory = TopologyBeans.class)
    Statistics statistics() {
        return known;
    }

    /** Nothing to start. */
    @Singleton
    @Requires(property = "test.statistics", value = "known")
    @Replaces(TopologyStart.class)
    static class NoStart extends TopologyStart {

        NoStart(StatisticsSettings settings) {
            super(null, settings);
        }

        @Override
        public void onApplicationEvent(StartupEvent started) {}
    }

    /** Nothing to measure. */
    @Singleton
    @Requires(property = "test.statistics", value = "known")
    @Replaces(TopologyMeters.class)
    static class NoMeters extends TopologyMeters {

        NoMeters(Watch watch) {
            super(null, watch);
        }

        @Override
        public void onApplicationEvent(StartupEvent started) {}
    }
}
