package dev.shrike.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "orders.{2}, orders.eu.42, orders.eu",
        "{-1}, orders.eu.42, 42",
        "{2..}, orders.eu.42, eu.42",
        "{-2..}, orders.eu.42, eu.42",
        "{subject}, orders.eu.42, orders.eu.42",
        "all, orders.eu.42, all",
        "{1}-{3}, orders.eu.42, orders-42"
    })
    void placesStandForTokens(String template, String subject, String expected) {
        assertThat(TokenTemplate.of(template).expand(subject)).contains(expected);
    }

    @Test
    void aTokenThatIsNotThereMakesNothing() {
        assertThat(TokenTemplate.of("{4}").expand("orders.eu.42")).isEmpty();
        assertThat(TokenTemplate.of("{-4}").expand("orders.eu.42")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{0}", "{}", "a{b}", "{1", "1}", "{1...}", "{100}"})
    void aBraceThatMeansNothingIsRefused(String template) {
        assertThatThrownBy(() -> TokenTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
