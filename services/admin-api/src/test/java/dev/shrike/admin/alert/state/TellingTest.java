package dev.shrike.admin.alert.state;

import static dev.shrike.admin.alert.state.Lab.part;
import static dev.shrike.admin.alert.state.Lab.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.alert.rule.Condition.Comparison;
import dev.shrike.admin.alert.rule.Condition.Threshold;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Threshold DOWN = new Threshold("up", Comparison.BELOW, 1);
    private final Lab lab = new Lab();

    @BeforeEach
    void oneRule() {
        lab.rules.add(rule("down", DOWN, Duration.ZERO, "part"));
    }

    @Test
    void itIsToldOnceThatSomethingIsDownAndOnceThatItIsBack() {
        lab.measure(part("nats", 0));
        lab.during(Duration.ofMinutes(30), part("nats", 0));
        lab.during(Duration.ofMinutes(10), part("nats", 1));

        assertThat(lab.told).hasSize(2);
        assertThat(lab.told.get(0).firing()).hasSize(1);
        assertThat(lab.told.get(0).resolved()).isEmpty();
        assertThat(lab.told.get(1).firing()).isEmpty();
        assertThat(lab.told.get(1).resolved()).hasSize(1);
    }

    @Test
    void itIsToldAgainWhenTheCooldownIsOverAndItStillFires() {
        lab.measure(part("nats", 0));
        lab.during(Lab.COOLDOWN, part("nats", 0));
        assertThat(lab.told).hasSize(1);

        lab.during(Duration.ofMinutes(1), part("nats", 0));

        assertThat(lab.told).hasSize(2);
    }

    @Test
    void whatComesAndGoesWithinTheCooldownIsToldOnceEachWay() {
        for (int i = 0; i < 10; i++) {
            lab.during(Duration.ofMinutes(1), part("nats", 0));
            lab.during(Duration.ofMinutes(1), part("nats", 1));
        }

        assertThat(lab.told).hasSize(2);
    }

    @Test
    void whatEndsBeforeAnybodyWasToldIsNotToldAtAll() {
        lab.measure(part("nats", 0));
        lab.during(Duration.ofMinutes(5), part("nats", 1));

        assertThat(lab.told).isEmpty();
        assertThat(lab.changes).hasSize(2);
    }

    @Test
    void whatBeginsTogetherInAGroupIsToldTogether() {
        lab.measure(part("nats", 0));
        lab.during(Duration.ofMinutes(1), part("nats", 0), part("kafka", 0));

        assertThat(lab.told).hasSize(1);
        assertThat(lab.told.getFirst().firing()).hasSize(2);
    }

    @Test
    void anotherOfTheGroupThatBeginsLaterIsToldByItself() {
        lab.during(Duration.ofMinutes(1), part("nats", 0));
        lab.during(Duration.ofMinutes(1), part("nats", 0), part("kafka", 0));

        assertThat(lab.told).hasSize(2);
        assertThat(lab.told.get(1).firing())
                .extracting(alert -> alert.key().labels())
                .containsExactly(Map.of("part", "kafka"));
    }

    @Test
    void aMereConsequenceIsNotToldWhileItsCauseFires() {
        lab.rules.add(Lab.unless(rule("lag", new Threshold("lag", Comparison.ABOVE, 0), Duration.ZERO), "down"));
        var lag = dev.shrike.messaging.operations.monitor.Measured.of("lag", 9);

        lab.during(Duration.ofMinutes(5), part("nats", 0), lag);
        assertThat(lab.told).hasSize(1);
        assertThat(lab.firing()).as("shown all the same").hasSize(2);
        lab.during(Duration.ofMinutes(5), part("nats", 1), lag);
        assertThat(lab.told).as("only that the cause is over").hasSize(2);
        lab.during(Quiet.AFTERMATH, part("nats", 1), lag);

        assertThat(lab.told).as("it goes on without its cause").hasSize(3);
    }

    @Test
    void whatEndsWhileItIsBeingToldIsToldToHaveEnded() {
        lab.measure(part("nats", 0)).during(Lab.WINDOW, part("nats", 0));
        assertThat(lab.told).hasSize(1);

        lab.during(Duration.ofMinutes(1), part("nats", 1));

        assertThat(lab.told).hasSize(2);
        assertThat(lab.told.get(1).resolved()).hasSize(1);
    }

    @Test
    void nobodyIsToldThatItIsOverWhenNobodyKnows() {
        lab.during(Duration.ofMinutes(1), part("nats", 0));

        lab.during(Duration.ofMinutes(30));

        assertThat(lab.told).hasSize(1);
        lab.during(Duration.ofMinutes(1), part("nats", 1));
        assertThat(lab.told).hasSize(2);
    }

    @Test
    void aSilencedAlertIsShownAndNotTold() {
        lab.silences.add(
                new Silence(UUID.randomUUID(), "down", Map.of("part", "nats"), lab.now.plusSeconds(600), "moving it"));

        lab.during(Duration.ofMinutes(5), part("nats", 0));
        assertThat(lab.firing()).containsExactly("part=nats");
        assertThat(lab.told).isEmpty();
        lab.during(Duration.ofMinutes(10), part("nats", 0));

        assertThat(lab.told).as("the silence is over").hasSize(1);
    }

    @Test
    void aSilenceOfOneIsNoneOfAnother() {
        lab.silences.add(
                new Silence(UUID.randomUUID(), null, Map.of("part", "nats"), lab.now.plusSeconds(600), "moving it"));

        lab.during(Duration.ofMinutes(1), part("nats", 0), part("kafka", 0));

        assertThat(lab.told.getFirst().firing())
                .extracting(alert -> alert.key().labels())
                .containsExactly(Map.of("part", "kafka"));
    }

    @Test
    void aRestartTellsNothingAgainAndStillTellsTheEnd() {
        lab.during(Duration.ofMinutes(1), part("nats", 0));
        lab.restart().during(Duration.ofMinutes(10), part("nats", 0));
        assertThat(lab.told).hasSize(1);

        lab.restart().during(Duration.ofMinutes(1), part("nats", 1));

        assertThat(lab.told).hasSize(2);
        assertThat(lab.told.get(1).resolved()).hasSize(1);
    }
}
