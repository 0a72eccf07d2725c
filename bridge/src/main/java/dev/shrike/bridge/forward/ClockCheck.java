package dev.shrike.bridge.forward;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.lane.LaneReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when events come from the future, which is to say when the clock of NATS is ahead of ours. */
final class ClockCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final Duration SAID_EVERY = Duration.ofMinutes(1);

    private final String lane;
    private final LaneReport report;
    private final InstantSource clock;
    private Instant silentUntil = Instant.MIN;

    ClockCheck(String lane, LaneReport report, InstantSource clock) {
        this.lane = lane;
        this.report = report;
        this.clock = clock;
    }

    void look(Instant stored) {
        Instant now = clock.instant();
        if (stored.isBefore(now.plus(TOLERATED)) || now.isBefore(silentUntil)) {
            return;
        }
        silentUntil = now.plus(SAID_EVERY);
        report.met(Incident.CLOCK_SKEW);
        LOG.warn(
                "Lane {}: the clock of NATS is {} ahead of this one. To do: {}",
                lane,
                Duration.between(now, stored),
                Incident.CLOCK_SKEW.advice());
    }
}
