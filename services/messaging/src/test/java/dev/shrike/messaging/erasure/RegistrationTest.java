package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    @Test
    void aDescriptionNamesItsParticipant() {
        assertThat(Registration.of("tick-api")).isEqualTo("erasure-participant:tick-api");
        assertThat(Registration.read("erasure-participant:tick-api")).contains("tick-api");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "reads the ledger",
                "erasure-participant:",
                "erasure-participant:Tick API",
                "an erasure-participant:tick-api"
            })
    void anyOtherDescriptionIsNobodys(String description) {
        assertThat(Registration.read(description)).isEmpty();
    }
}
