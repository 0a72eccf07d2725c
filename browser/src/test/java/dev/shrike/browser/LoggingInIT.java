package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In by name and password, or not; out for good. */
@Order(2)
@ExtendWith(Story.class)
class LoggingInIT {
    private static final Pattern LOGIN = Pattern.compile(".*/admin/login.*");

    @Test
    void a_wrong_password_is_said_and_lets_nobody_in(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn("admin", "not the password");

            assertThat(window.page().getByRole(AriaRole.ALERT)).containsText("User name or password is wrong.");
            assertThat(window.page()).hasURL(LOGIN);
        }
    }

    @Test
    void who_comes_by_a_link_is_led_there_after_logging_in(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.visit("/admin/ui/audit?event=tick");
            assertThat(window.page()).hasURL(LOGIN);

            window.page().getByLabel("User name").fill("admin");
            window.page().getByLabel("Password").fill(platform.adminPassword());
            window.page().keyboard().press("Enter");

            window.expectHeading("Audit log");
            assertThat(window.page()).hasURL(Pattern.compile(".*/admin/ui/audit\\?event=tick"));
        }
    }

    @Test
    void the_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");

            List<Cookie> cookies = window.page().context().cookies();

            assertThat(cookies).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
                assertThat(cookie.path).isEqualTo("/admin");
            });
            assertThat(window.page().evaluate("document.cookie")).isEqualTo("");
        }
    }

    @Test
    void who_logs_out_is_out_also_with_the_old_cookie(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            List<Cookie> before = window.page().context().cookies();

            window.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log out"))
                    .click();
            assertThat(window.page()).hasURL(LOGIN);
            window.page().context().addCookies(before);
            window.visit("/admin");

            assertThat(window.page()).hasURL(LOGIN);
        }
    }

    @Test
    void the_keyboard_alone_is_enough(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            Page page = window.page();

            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to the content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#main")).isFocused();

            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Audit log"))
                    .focus();
            page.keyboard().press("Enter");
            window.expectHeading("Audit log");
        }
    }

    @Test
    void the_theme_stays_as_it_was_turned(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            Page page = window.page();
            String light = background(page);

            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Theme.*")))
                    .click();
            String dark = background(page);
            page.reload();

            assertThat(dark).isNotEqualTo(light);
            assertThat(background(page)).isEqualTo(dark);
        }
    }

    @Test
    void a_phone_folds_the_navigation(LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, Look.DARK_PHONE)) {
            window.logIn().expectHeading("Overview");
            Page page = window.page();
            var audit = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Audit log"));

            assertThat(audit).isHidden();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Menu"))
                    .click();
            audit.click();

            window.expectHeading("Audit log");
        }
    }

    private static String background(Page page) {
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                .toString();
    }
}
