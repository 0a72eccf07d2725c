package dev.shrike.ticks.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a.jpg",
                "http://127.0.0.1:8080/p?q=%C3%A9#f",
                "HTTPS://Example.org",
                "https://[::1]/bird.png"
            })
    void an_absolute_web_address_is_accepted(String url) {
        assertThat(WebAddressValidator.isWebAddress(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "bird.jpg",
                "/bird.jpg",
                "//example.org/bird.jpg",
                "ftp://example.org/bird.jpg",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:///bird.jpg",
                "https:bird.jpg",
                "https://example.org/a b.jpg",
                "https://example.org/\u00e9.jpg",
                "https://example.org/a\nb",
                "https://user:secret@example.org/a.jpg",
                "https://exa mple.org",
                "https://example.org/%zz"
            })
    void anything_else_is_refused(String url) {
        assertThat(WebAddressValidator.isWebAddress(url)).isFalse();
    }

    @Test
    void an_address_may_have_2000_characters_and_no_more() {
        String longest = "https://example.org/" + "a".repeat(WebAddress.MAX_LENGTH - 20);

        assertThat(WebAddressValidator.isWebAddress(longest)).isTrue();
        assertThat(WebAddressValidator.isWebAddress(longest + "a")).isFalse();
    }
}
