package dev.shrike.admin.page.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.identity.ServiceSecret;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CsrfTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Csrf csrf = new Csrf(new ServiceSecret(SECRET, ""));
    private final String session = UUID.randomUUID().toString();

    @Test
    void a_token_is_good_for_its_session_at_any_instance() {
        Csrf other = new Csrf(new ServiceSecret(SECRET, ""));

        assertThat(other.matches(session, csrf.token(session))).isTrue();
    }

    @Test
    void a_token_is_good_for_no_other_session() {
        assertThat(csrf.matches(UUID.randomUUID().toString(), csrf.token(session)))
                .isFalse();
    }

    @Test
    void a_token_cannot_be_made_without_the_secret() {
        Csrf stranger = new Csrf(new ServiceSecret(SECRET.replace('0', '1'), ""));

        assertThat(csrf.matches(session, stranger.token(session))).isFalse();
        assertThat(csrf.matches(session, "")).isFalse();
        assertThat(csrf.matches(session, csrf.token(session).substring(1))).isFalse();
    }
}
