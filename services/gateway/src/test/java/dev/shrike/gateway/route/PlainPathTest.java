package dev.shrike.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users",
                "/users/",
                "/sightings/months/2024-05",
                "/a.b/c..d",
                "/with%20blank",
                "/%C3%B1and%C3%BA"
            })
    void meansWhatItLooksLike(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "//internal/keys",
                "/users//internal",
                "/users/../internal/keys",
                "/users/..",
                "/users/./x",
                "/users/%2e%2e/internal",
                "/users%2f..%2finternal",
                "/users/%252e%252e/internal",
                "/users\\internal",
                "/users%5cinternal",
                "/users;x=1/../internal",
                "/users/%00",
                "/users/%0a",
                "/users/%zz"
            })
    void couldBeReadAsAnother(String path) {
        assertThat(PlainPath.is(path)).isFalse();
    }
}
