package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** Starts to load the tables once the context is up. */
@Singleton
@Requires(beans = Analytics.class)
class AnalyticsStart implements ApplicationEventListener<StartupEvent> {

    private final Analytics analytics;

    AnalyticsStart(Analytics analytics) {
        this.analytics = analytics;
    }

    @Override
    public void onApplicationEvent(StartupEvent started) {
        analytics.start();
    }
}
