package dev.shrike.admin.alert.rule;

import dev.shrike.admin.alert.rule.Condition.Comparison;
import dev.shrike.admin.alert.rule.Condition.Deadline;
import dev.shrike.admin.alert.rule.Condition.Rate;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import dev.shrike.admin.alert.rule.Condition.TimeLeft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules there are until somebody changes them. Names of measurements are those of the Prometheus rules in {@code charts}. */
public final class DefaultRules {
    /** NATS, Kafka, PostgreSQL or the registry is down: the cause of most other alerts. */
    public static final String SERVER_DOWN = "server-down";

    private static final String SERVICE_DOWN = "service-down";

    private static final Duration COOLDOWN = Duration.ofHours(1);
    private static final Set<String> CONSEQUENCE = Set.of(SERVER_DOWN);

    private DefaultRules() {}

    /** All, in the order in which they are shown. */
    public static List<Rule> all() {
        return List.of(
                rule(SERVER_DOWN, "A server that the platform stands on is down", Severity.CRITICAL, "parts")
                        .when(isDown())
                        .matching(Map.of("kind", "server"))
                        .by("part")
                        .pending(Duration.ofSeconds(10))
                        .runbook("shrikenatsdisconnected")
                        .build(),
                rule(SERVICE_DOWN, "A service or the bridge does not answer", Severity.CRITICAL, "parts")
                        .when(isDown())
                        .matching(Map.of("kind", "service"))
                        .by("part")
                        .pending(Duration.ofSeconds(30))
                        .unless(CONSEQUENCE)
                        .runbook("shrikeinstancedown")
                        .build(),
                rule("check-down", "A health check of a process fails", Severity.WARNING, "parts")
                        .when(below("shrike_part_up", 1))
                        .matching(Map.of("kind", "check"))
                        .by("part", "node")
                        .pending(Duration.ofMinutes(1))
                        .unless(Set.of(SERVER_DOWN, SERVICE_DOWN))
                        .build(),
                rule("service-silent", "No instance of a service tells of itself", Severity.CRITICAL, "parts")
                        .when(new Condition.Absence("shrike_node_up", Duration.ofDays(7)))
                        .by("source")
                        .pending(Duration.ofMinutes(1))
                        .unless(CONSEQUENCE)
                        .runbook("shrikecomponentabsent")
                        .build(),
                rule("restarts", "A part was started again and again within an hour", Severity.WARNING, "parts")
                        .when(above("shrike_part_starts", 3))
                        .by("part", "node")
                        .runbook("shrikerestarting")
                        .build(),
                rule("lane-lag", "A lane of the bridge is more than a minute behind", Severity.WARNING, "lag")
                        .when(above("shrike_lane_lag_seconds", 60))
                        .by("lane")
                        .pending(Duration.ofMinutes(5))
                        .unless(CONSEQUENCE)
                        .runbook("shrikelanelagging")
                        .build(),
                rule("consumer-lag", "A handler has more than 1,000 events to catch up on", Severity.WARNING, "lag")
                        .when(above("shrike_consumer_pending", 1_000))
                        .by("consumer")
                        .pending(Duration.ofMinutes(15))
                        .unless(CONSEQUENCE)
                        .runbook("shrikeconsumerlagging")
                        .build(),
                rule(
                                "outbox-stuck",
                                "A committed event has waited two minutes to be published",
                                Severity.CRITICAL,
                                "lag")
                        .when(above("shrike_outbox_oldest_age_seconds", 120))
                        .by("datasource")
                        .pending(Duration.ofMinutes(2))
                        .unless(CONSEQUENCE)
                        .runbook("shrikeoutboxstuck")
                        .build(),
                rule(
                                "dead-letters",
                                "Events that a handler gave up wait for somebody",
                                Severity.WARNING,
                                "dead letters")
                        .when(above("shrike_handler_dead_letters", 0))
                        .by("handler")
                        .pending(Duration.ofSeconds(30))
                        .runbook("shrikedeadletterswaiting")
                        .build(),
                rule("lane-dead-letters", "A lane of the bridge set events aside", Severity.WARNING, "dead letters")
                        .when(new Rate("shrike_lane_dead_letters", 0, Duration.ofMinutes(15)))
                        .by("lane")
                        .runbook("shrikelanedeadletters")
                        .build(),
                rule("erasure-overdue", "An erasure takes longer than it may", Severity.CRITICAL, "people")
                        .when(above("shrike_erasure_overdue", 0))
                        .pending(Duration.ofMinutes(1))
                        .runbook("shrikeerasureoverdue")
                        .build(),
                rule(
                                "request-overdue",
                                "A request of a person should have been answered by law",
                                Severity.CRITICAL,
                                "people")
                        .when(above("shrike_gdpr_requests_overdue", 0))
                        .pending(Duration.ofMinutes(1))
                        .runbook("shrikedeadlinemissed")
                        .build(),
                rule(
                                "request-due",
                                "A request of a person has to be answered within a week",
                                Severity.WARNING,
                                "people")
                        .when(new Deadline("shrike_gdpr_requests_days_left", TimeLeft.DAYS, Duration.ofDays(7)))
                        .pending(Duration.ofMinutes(1))
                        .cooldown(Duration.ofDays(1))
                        .runbook("shrikedeadlinenear")
                        .build(),
                rule("disk-low", "Less than a tenth of a disk is free", Severity.CRITICAL, "machines")
                        .when(below("shrike_disk_free_ratio", 0.1))
                        .by("node")
                        .pending(Duration.ofMinutes(1))
                        .build(),
                rule("heap-full", "A heap has been nearly full for a quarter of an hour", Severity.WARNING, "machines")
                        .when(above("shrike_heap_used_ratio", 0.9))
                        .by("node")
                        .pending(Duration.ofMinutes(15))
                        .runbook("shrikeheapfull")
                        .build(),
                rule("error-burst", "More than 50 errors were logged within five minutes", Severity.WARNING, "errors")
                        .when(new Rate("shrike_log_lines_total", 50, Duration.ofMinutes(5)))
                        .matching(Map.of("level", "error"))
                        .by("area")
                        .unless(CONSEQUENCE)
                        .build());
    }

    private static Condition isDown() {
        return new Threshold("shrike_part_up", Comparison.AT_MOST, 0);
    }

    private static Condition above(String measure, double bound) {
        return new Threshold(measure, Comparison.ABOVE, bound);
    }

    private static Condition below(String measure, double bound) {
        return new Threshold(measure, Comparison.BELOW, bound);
    }

    private static RuleBuilder rule(String name, String summary, Severity severity, String group) {
        return new RuleBuilder(name, summary, severity, group).cooldown(COOLDOWN);
    }
}
