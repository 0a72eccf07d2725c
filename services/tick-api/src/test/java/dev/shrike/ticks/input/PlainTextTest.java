package dev.shrike.ticks.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void words_of_every_script_are_plain() {
        assertThat(PlainTextValidator.isPlain("Vanellus chilensis \u00f1and\u00fa \ud83d\udc26", false))
                .isTrue();
    }

    @Test
    void control_characters_are_not() {
        assertThat(PlainTextValidator.isPlain("a\u0000b", true)).isFalse();
        assertThat(PlainTextValidator.isPlain("a\u001bb", true)).isFalse();
    }

    @Test
    void half_a_character_is_not() {
        assertThat(PlainTextValidator.isPlain("a\ud83d", false)).isFalse();
    }

    @Test
    void line_breaks_are_plain_only_where_lines_are_wanted() {
        assertThat(PlainTextValidator.isPlain("two\nlines", true)).isTrue();
        assertThat(PlainTextValidator.isPlain("two\nlines", false)).isFalse();
    }
}
