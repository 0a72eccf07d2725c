package dev.shrike.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.c, false",
        "a.*, a.b, true",
        "a.*, a.b.c, false",
        "a.>, a.b.c, true",
        "a.>, a, false",
        ">, a, true",
        "a.*.c, a.b.*, true",
        "a.*.c, *.b.d, false",
        "a.>, b.>, false"
    })
    void twoFiltersOverlapWhenASubjectMatchesBoth(String one, String other, boolean overlap) {
        assertThat(SubjectFilter.of(one).overlaps(SubjectFilter.of(other))).isEqualTo(overlap);
        assertThat(SubjectFilter.of(other).overlaps(SubjectFilter.of(one))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource({
        ">, a.b, true",
        ">, >, true",
        "a.>, a.*, true",
        "a.>, a.b.>, true",
        "a.*, a.>, false",
        "a.*, a.b, true",
        "a.b, a.*, false",
        "a.b, a.b, true",
        "a.b.c, a.b, false"
    })
    void aFilterCoversAnotherWhenItMatchesAllOfIt(String wide, String narrow, boolean covers) {
        assertThat(SubjectFilter.of(wide).covers(SubjectFilter.of(narrow))).isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", ".a", "a.>.b", "a.b*", "a b", "a.>>"})
    void whatIsNoFilterIsRefused(String text) {
        assertThatThrownBy(() -> SubjectFilter.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
