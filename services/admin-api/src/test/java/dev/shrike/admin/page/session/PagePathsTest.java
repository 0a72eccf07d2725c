package dev.shrike.admin.page.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin?a=b", "/admin/ui/people", "/admin/ui/people/1?tab=ticks&q=a%20b"})
    void one_returns_to_pages(String page) {
        assertThat(PagePaths.returnTo(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://elsewhere.example/admin",
                "//elsewhere.example",
                "/admin/ui//elsewhere.example",
                "/admin/ui/\\elsewhere",
                "/admin/ui/a\r\nSet-Cookie: a=b",
                "/admin/people",
                "/administration",
                "javascript:alert(1)"
            })
    void one_returns_to_nothing_else(String other) {
        assertThat(PagePaths.returnTo(other)).isEqualTo(PagePaths.HOME);
    }

    @Test
    void the_cookie_is_read_for_pages_only() {
        assertThat(PagePaths.needsSession("/admin")).isTrue();
        assertThat(PagePaths.needsSession("/admin/ui/people")).isTrue();
        assertThat(PagePaths.needsSession("/admin/logout")).isTrue();
        assertThat(PagePaths.needsSession("/admin/people")).isFalse();
        assertThat(PagePaths.needsSession("/admin/dead-letters/ticks/redrive")).isFalse();
        assertThat(PagePaths.needsSession("/users/1")).isFalse();
    }

    @Test
    void a_field_of_a_form_is_found_by_its_whole_name() {
        assertThat(FormField.find("xcsrf=1&csrf=a%2Bb&csrf=2", "csrf")).hasValue("a+b");
        assertThat(FormField.find("xcsrf=1", "csrf")).isEmpty();
        assertThat(FormField.find("csrf=%zz", "csrf")).isEmpty();
    }
}
