package dev.shrike.rest.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTokensTest {
    private static final Position POSITION = new Position(
            "tick.v1",
            UUID.fromString("f8a25029-cada-4839-973d-5aef8bf56044"),
            Instant.parse("2026-11-26T08:15:30.123Z"));

    private final PositionTokens tokens = new PositionTokens("", "0123456789abcdef0123456789abcdef");

    @Test
    void a_token_says_what_it_was_issued_for() {
        assertThat(tokens.read(tokens.issue(POSITION))).isEqualTo(POSITION);
        assertThat(tokens.issue(POSITION)).matches("[A-Za-z0-9_-]{60,70}");
    }

    @Test
    void in_a_service_the_secret_is_that_of_the_services_unless_positions_have_their_own() {
        String common = "0123456789abcdef0123456789abcdef";
        try (var plain = ApplicationContext.run(Map.of("shrike.service.secret", common));
                var separate = ApplicationContext.run(Map.of(
                        "shrike.service.secret",
                        "a key of one service, and not of others",
                        "shrike.position.secret",
                        common))) {
            assertThat(plain.getBean(PositionTokens.class).issue(POSITION)).isEqualTo(tokens.issue(POSITION));
            assertThat(separate.getBean(PositionTokens.class).issue(POSITION)).isEqualTo(tokens.issue(POSITION));
        }
    }

    @Test
    void a_token_with_any_byte_changed_is_refused() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.issue(POSITION));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void a_token_of_another_platform_is_refused() {
        assertRefused(new PositionTokens("", "fedcba9876543210fedcba9876543210").issue(POSITION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "AQ",
                "not a token!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\u0000"
            })
    void what_is_no_token_is_refused(String text) {
        assertRefused(text);
        assertRefused(text.repeat(1000));
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.read(token))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Shrike-Position is no position of this platform");
    }
}
