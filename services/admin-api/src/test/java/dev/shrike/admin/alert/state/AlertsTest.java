package dev.shrike.admin.alert.state;

import static dev.shrike.admin.alert.state.Lab.part;
import static dev.shrike.admin.alert.state.Lab.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.alert.rule.Condition.Absence;
import dev.shrike.admin.alert.rule.Condition.Comparison;
import dev.shrike.admin.alert.rule.Condition.Deadline;
import dev.shrike.admin.alert.rule.Condition.Rate;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import dev.shrike.admin.alert.rule.Condition.TimeLeft;
import dev.shrike.admin.alert.state.Alert.State;
import dev.shrike.messaging.operations.monitor.Measured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Threshold DOWN = new Threshold("up", Comparison.BELOW, 1);
    private final Lab lab = new Lab();

    @Test
    void aThresholdFiresWhenItHasHeldForLongEnough() {
        lab.rules.add(rule("down", DOWN, Duration.ofSeconds(10), "part"));

        lab.measure(part("nats", 0), part("kafka", 1));
        assertThat(lab.alerts.all()).extracting(Alert::state).containsExactly(State.PENDING);
        lab.during(Duration.ofSeconds(5), part("nats", 0), part("kafka", 1));
        assertThat(lab.firing()).isEmpty();
        lab.during(Duration.ofSeconds(5), part("nats", 0), part("kafka", 1));

        assertThat(lab.firing()).containsExactly("part=nats");
        assertThat(lab.changes).extracting(Change::to).containsExactly(State.FIRING);
    }

    @Test
    void whatDoesNotLastNeverFires() {
        lab.rules.add(rule("down", DOWN, Duration.ofSeconds(10), "part"));

        lab.measure(part("nats", 0));
        lab.during(Duration.ofSeconds(5), part("nats", 1));
        lab.during(Duration.ofSeconds(5), part("nats", 0));
        lab.during(Duration.ofSeconds(5), part("nats", 1));

        assertThat(lab.changes).isEmpty();
        assertThat(lab.alerts.all()).isEmpty();
    }

    @Test
    void theWorstOfSeveralThatAreEqualInItsLabelsCounts() {
        lab.rules.add(rule("down", DOWN, Duration.ZERO, "part"));

        lab.measure(
                new Measured("up", Map.of("part", "nats", "node", "a"), 1),
                new Measured("up", Map.of("part", "nats", "node", "b"), 0));

        assertThat(lab.firing()).containsExactly("part=nats");
    }

    @Test
    void aRateIsHowMuchACountGrewAndARestartOfTheCountIsNoGrowth() {
        lab.rules.add(rule("errors", new Rate("lines", 10, Duration.ofMinutes(1)), Duration.ZERO));

        lab.measure(Measured.of("lines", 1_000));
        assertThat(lab.firing()).as("a count that was there before").isEmpty();
        lab.during(Duration.ofSeconds(5), Measured.of("lines", 1_010));
        assertThat(lab.firing()).as("exactly the bound").isEmpty();
        lab.during(Duration.ofSeconds(5), Measured.of("lines", 0));
        lab.during(Duration.ofSeconds(5), Measured.of("lines", 1));
        assertThat(lab.firing()).as("began anew").containsExactly("");
        lab.during(Duration.ofMinutes(2), Measured.of("lines", 1));

        assertThat(lab.firing()).as("long ago").isEmpty();
    }

    @Test
    void aCountThatBeginsOnAKnownNodeBeganAtZero() {
        lab.rules.add(rule("errors", new Rate("lines", 10, Duration.ofMinutes(1)), Duration.ZERO));
        Measured other = new Measured("up", Map.of("node", "a"), 1);

        lab.measure(other);
        lab.during(Duration.ofSeconds(5), other, new Measured("lines", Map.of("node", "a"), 60));

        assertThat(lab.firing()).hasSize(1);
    }

    @Test
    void absenceFiresForWhatWasThereAndForNothingElse() {
        lab.rules.add(rule("silent", new Absence("up", Duration.ofHours(1)), Duration.ofSeconds(10), "part"));

        lab.measure(part("nats", 1), part("kafka", 1));
        lab.during(Duration.ofSeconds(20), part("kafka", 1));

        assertThat(lab.firing()).containsExactly("part=nats");
        lab.during(Duration.ofSeconds(5), part("kafka", 1), part("nats", 1));
        assertThat(lab.firing()).isEmpty();
    }

    @Test
    void aDeadlineFiresAheadOfItsTimeAndAfterIt() {
        lab.rules.add(rule("due", new Deadline("left", TimeLeft.DAYS, Duration.ofDays(7)), Duration.ZERO));

        lab.measure(Measured.of("left", 8));
        assertThat(lab.firing()).isEmpty();
        lab.measure(Measured.of("left", 7));
        assertThat(lab.firing()).hasSize(1);
        lab.measure(Measured.of("left", -1));
        assertThat(lab.firing()).hasSize(1);
    }

    @Test
    void aDeadlineCanBeATime() {
        lab.rules.add(rule("due", new Deadline("due", TimeLeft.TIMESTAMP, Duration.ofMinutes(1)), Duration.ZERO));
        Measured due = Measured.of("due", lab.now.plusSeconds(90).getEpochSecond());

        lab.measure(due);
        assertThat(lab.firing()).isEmpty();
        lab.during(Duration.ofSeconds(30), due);

        assertThat(lab.firing()).hasSize(1);
    }

    @Test
    void anAlertOutlivesAMissingMeasurementAndThenNobodyKnows() {
        lab.rules.add(rule("down", DOWN, Duration.ZERO, "part"));
        lab.measure(part("nats", 0));

        lab.during(Alerts.KEPT_UNMEASURED.minusSeconds(5));
        assertThat(lab.firing()).containsExactly("part=nats");
        lab.during(Duration.ofSeconds(5));

        assertThat(lab.firing()).isEmpty();
        assertThat(lab.changes).extracting(Change::to).containsExactly(State.FIRING, State.UNMEASURED);
        lab.during(Duration.ofSeconds(5), part("nats", 1));
        assertThat(lab.changes).extracting(Change::to).endsWith(State.RESOLVED);
    }

    @Test
    void whatIsPendingEndsWithItsMeasurement() {
        lab.rules.add(rule("down", DOWN, Duration.ofSeconds(10), "part"));

        lab.measure(part("nats", 0));
        lab.during(Duration.ofSeconds(30));
        lab.during(Duration.ofSeconds(5), part("nats", 0));

        assertThat(lab.firing()).as("only just begun again").isEmpty();
    }

    @Test
    void whatAProcessSaysOfPartsDoesNotTellWhenItsCountersBegan() {
        lab.rules.add(rule("errors", new Rate("lines", 10, Duration.ofMinutes(1)), Duration.ZERO));
        Measured part = new Measured("shrike_part_up", Map.of("part", "nats", "node", "a"), 1);

        lab.measure(part);
        lab.during(Duration.ofSeconds(5), part, new Measured("lines", Map.of("node", "a"), 60));

        assertThat(lab.firing()).isEmpty();
    }

    @Test
    void whatIsAbsentIsAbsentAfterARestartToo() {
        lab.rules.add(rule("silent", new Absence("up", Duration.ofHours(1)), Duration.ofSeconds(10), "part"));
        lab.measure(part("nats", 1));
        lab.during(Duration.ofSeconds(20));

        lab.restart().during(Duration.ofMinutes(20));

        assertThat(lab.firing()).containsExactly("part=nats");
        assertThat(lab.changes).hasSize(1);
    }

    @Test
    void aRuleThatIsTurnedOffEndsItsAlerts() {
        var down = rule("down", DOWN, Duration.ZERO, "part");
        lab.rules.add(down);
        lab.measure(part("nats", 0));

        lab.rules.set(0, down.enabled(false));
        lab.during(Duration.ofSeconds(5), part("nats", 0));

        assertThat(lab.firing()).isEmpty();
    }
}
