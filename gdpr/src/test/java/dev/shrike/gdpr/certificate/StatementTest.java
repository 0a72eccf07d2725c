package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shrike.gdpr.Birders;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    @Test
    void isAboutOnePersonInOneErasure() {
        assertThat(Certified.removed().isAbout(Birders.ana())).isTrue();
        assertThat(Certified.removed().isAbout(Birders.bruno())).isFalse();
        assertThat(PersonDigest.of(Certified.ERASURE, Birders.ana()))
                .isNotEqualTo(PersonDigest.of(Birders.bruno(), Birders.ana()));
    }

    @Test
    void orderInWhichItWasGatheredDoesNotMatter() {
        Statement one = Certified.removed();
        Statement other = new Statement(
                one.erasure(),
                one.person(),
                one.grade(),
                one.requested(),
                one.shredded(),
                one.keys().reversed(),
                one.participants().reversed(),
                one.verification(),
                one.remains());

        assertThat(other).isEqualTo(one);
    }

    @Test
    void moreThanShreddedNeedsEveryParticipant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certified.statement(Certified.ERASURE, Grade.PHYSICALLY_REMOVED, Optional.empty()))
                .withMessageContaining("a participant is missing");
        assertThat(Certified.statement(Certified.ERASURE, Grade.FINAL, Optional.of(Certified.NOW)))
                .isNotNull();
    }

    @Test
    void scanWithFindingsCertifiesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Verification(10, 1, 1, Certified.NOW));
    }

    @Test
    void nothingStandsInItTwice() {
        Statement one = Certified.removed();
        List<DestroyedKey> twice = Collections.nCopies(2, Certified.key("profile", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement(
                        one.erasure(),
                        one.person(),
                        one.grade(),
                        one.requested(),
                        one.shredded(),
                        twice,
                        one.participants(),
                        one.verification(),
                        one.remains()))
                .withMessage("keys holds one twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana@example.org",
                "Ana P\u00e9rez",
                "<b>",
                "user/7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01",
                "two words",
                "line\nbreak"
            })
    void namesHaveNoPlaceForPeople(String name) {
        assertThat(Participant.isName(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Participant(name, Optional.empty(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Participant("tick-api", Optional.empty(), Map.of(name, 1L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup of ana@example.org", "7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01", "<i>it</i>", ""})
    void proseHasNoPlaceForThemEither(String what) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Remainder(what, Optional.empty()));
    }

    @Test
    void countsAndTimesAreOfACommonSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Verification(-1, 0, 0, Certified.NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verification(Permitted.MOST + 1, 0, 0, Certified.NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new Verification(0, 0, 0, Instant.MAX));
        assertThat(new Verification(0, 0, 0, Instant.parse("2026-01-01T00:00:00.123456789Z")).takenAt())
                .isEqualTo("2026-01-01T00:00:00.123456Z");
    }
}
