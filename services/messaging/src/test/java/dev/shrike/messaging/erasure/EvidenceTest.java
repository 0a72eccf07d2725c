package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    @Test
    void itIsCountsInTheOrderOfTheirNames() {
        Evidence evidence = Evidence.of(Map.of("ticks", 2L, "ratings", 1L), Map.of("outbox", 3L));

        assertThat(evidence.json()).isEqualTo("{\"outbox\":3,\"ratings\":1,\"ticks\":2}");
    }

    @Test
    void countsOfOneNameAreAddedUp() {
        assertThat(Evidence.of(Map.of("outbox", 2L), Map.of("outbox", 3L)).json())
                .isEqualTo("{\"outbox\":5}");
    }

    @Test
    void nothingIsAnEmptyObject() {
        assertThat(Evidence.of(Map.of(), Map.of()).json()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "two words", "a\":1,\"b", "1st", "ana@birds.example"})
    void aNameThatIsNoneIsRefusedAndNotQuoted(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.of(Map.of(name, 1L), Map.of()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Ana").doesNotContain("ana@"));
    }

    @Test
    void aCountIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Evidence.of(Map.of("ticks", -1L), Map.of()));
    }
}
