package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page that lives goes on when its line was cut, and shows what happened meanwhile, without being loaded again. */
@Order(3)
@ExtendWith(Story.class)
class CutLineIT {
    private static final HasTextOptions SOME_TIME = new HasTextOptions().setTimeout(30_000);

    @Test
    void the_overview_says_that_it_is_interrupted_and_goes_on(LivePlatform platform, Chromium browser)
            throws Exception {
        Birder birder = Birder.register(platform, "Dipper");
        try (CuttableLine line = new CuttableLine(platform.http());
                Window window = browser.open(platform, line.http(), Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            Locator live = window.page().locator(".live");
            assertThat(live).hasText("Live");
            window.mark();

            line.cut();
            assertThat(live).hasText("Interrupted, retrying");
            birder.tick("Cinclus cinclus");
            line.mend();

            assertThat(live).hasText("Live", SOME_TIME);
            assertThat(window.page().locator("#sightings tbody tr").first()).containsText("Cinclus cinclus");
            assertThat(window.marked()).as("not loaded again").isTrue();
        }
    }

    @Test
    void the_events_have_a_row_for_each_that_happened_meanwhile(LivePlatform platform, Chromium browser)
            throws Exception {
        eventsGoOnAfter(CuttableLine::cut, platform, browser);
    }

    @Test
    void and_each_once_also_when_a_proxy_has_answered_in_between(LivePlatform platform, Chromium browser)
            throws Exception {
        eventsGoOnAfter(CuttableLine::cutBehindAProxy, platform, browser);
    }

    private static void eventsGoOnAfter(Consumer<CuttableLine> cut, LivePlatform platform, Chromium browser)
            throws Exception {
        Birder birder = Birder.register(platform, "Whinchat");
        try (CuttableLine line = new CuttableLine(platform.http());
                Window window = browser.open(platform, line.http(), Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            window.visit("/admin/ui/events?event=tick&aggregate=" + birder.id()).expectHeading("Events");
            Locator live = window.page().locator(".live");
            Locator rows = window.page().locator("#events > .event");
            assertThat(live).hasText("Live");
            birder.tick("Saxicola rubetra");
            assertThat(rows).hasCount(1);
            window.mark();

            cut.accept(line);
            assertThat(live).hasText("Interrupted, retrying");
            birder.tick("Saxicola rubetra");
            birder.tick("Saxicola rubetra");
            line.mend();

            assertThat(live).hasText("Live", SOME_TIME);
            birder.tick("Saxicola rubetra");
            assertThat(rows).hasCount(4);
            assertThat(window.marked()).as("not loaded again").isTrue();
        }
    }
}
