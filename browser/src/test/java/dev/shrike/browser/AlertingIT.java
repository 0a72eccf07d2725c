package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server under everything stands still, and goes on. */
@Order(4)
@ExtendWith(Story.class)
class AlertingIT {
    private static final double SOON_MILLIS = 90_000;
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(SOON_MILLIS);
    private static final String ALERT = "server-down (part=nats)";

    @Test
    void operators_see_that_nats_is_down_and_are_told_once_and_once_that_it_is_back(
            LivePlatform platform, Chromium browser) throws Exception {
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            Page page = window.logIn().page();
            window.expectHeading("Overview");
            window.visit("/admin/ui/alerts").expectHeading("Alerts");
            Locator alert = page.locator(".alert", new Page.LocatorOptions().setHasText("server-down: part nats"));
            assertThat(alert).hasCount(0);
            window.mark();

            ProcessHandle nats = platform.server("nats-server");
            Signal.send(nats, "STOP");
            try {
                assertThat(alert).containsText("Firing", SOON);
                assertThat(alert).containsText("Told", SOON);
                assertThat(page.locator(".menu-count .badge-bad")).containsText("fire", SOON);
                window.keep("nats-is-down");
                assertThat(platform.operatorsMail().about(ALERT)).containsExactly("[Shrike] Firing: " + ALERT);
            } finally {
                Signal.send(nats, "CONT");
            }

            assertThat(alert).hasCount(0, new HasCountOptions().setTimeout(SOON_MILLIS));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> platform.operatorsMail().about(ALERT).size() == 2);
            assertThat(platform.operatorsMail().about(ALERT))
                    .containsExactly("[Shrike] Firing: " + ALERT, "[Shrike] Resolved: " + ALERT);
            assertThat(page.locator("#history tbody tr").first()).containsText("Ended");
            assertThat(window.marked()).as("not loaded again").isTrue();
        }
    }
}
