package dev.shrike.messaging.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCursorTest {

    private static final Set<String> STREAMS = Set.of("TICK", "RATE", "GDPR");

    @Property(tries = 200)
    void comesBackFromItsTextAsItWas(@ForAll("positions") StreamPositions positions) {
        assertThat(EventCursor.parse(EventCursor.textOf(positions), STREAMS)).contains(positions);
    }

    @Property(tries = 300)
    void garbageIsNoCursorAndNoFault(@ForAll String garbage) {
        assertThat(EventCursor.parse(garbage, STREAMS)).isEmpty();
    }

    @Property(tries = 300)
    void encodedGarbageIsNoCursorAndNoFault(@ForAll byte[] garbage) {
        assertThat(EventCursor.parse(Base64.getUrlEncoder().encodeToString(garbage), STREAMS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "\"after\"",
                "{\"after\":7}",
                "{\"after\":{\"TICK\":-1}}",
                "{\"after\":{\"TICK\":1.5}}",
                "{\"after\":{\"TICK\":\"1\"}}",
                "{\"after\":{\"TICK\":9223372036854775807}}",
                "{\"after\":{\"TICK\":99999999999999999999}}",
                "{\"after\":{\"NOBODYS\":1}}",
                "{\"after\":{\"TICK\":1},\"more\":1}",
                "{\"after\":{\"TICK\":1}} {}"
            })
    void nearlyACursorIsRefused(String json) {
        assertThat(EventCursor.parse(encoded(json), STREAMS)).isEmpty();
    }

    @Test
    void anEndlessTextIsRefused() {
        assertThat(EventCursor.parse("A".repeat(5000), STREAMS)).isEmpty();
    }

    @Test
    void theTextGivenOutYesterdayStillMeansTheSame() {
        String yesterday = "eyJhZnRlciI6eyJSQVRFIjozLCJUSUNLIjoxMn19";
        StreamPositions positions = new StreamPositions(Map.of("TICK", 12L, "RATE", 3L));

        assertThat(EventCursor.parse(yesterday, STREAMS)).contains(positions);
        assertThat(EventCursor.textOf(positions)).isEqualTo(yesterday);
    }

    @Provide
    Arbitrary<StreamPositions> positions() {
        Arbitrary<Long> sequences = Arbitraries.longs().between(0, Long.MAX_VALUE - 1);
        return Arbitraries.maps(Arbitraries.of(STREAMS), sequences).map(StreamPositions::new);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
