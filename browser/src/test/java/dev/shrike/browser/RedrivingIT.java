package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.example.nests.v1.Metadata;
import org.example.nests.v1.Nest;
import org.example.nests.v1.NestData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Another team publishes a version of its event before the platform was told of it. Restarts the platform, and so comes last. */
@Order(9)
@ExtendWith(Story.class)
class RedrivingIT {
    private static final IsVisibleOptions PROMISED = new IsVisibleOptions().setTimeout(2_000);
    private static final String SPECIES = "Remiz pendulinus";

    @TempDir
    private Path folder;

    @Test
    void a_message_of_an_unknown_version_shows_at_once_and_its_event_comes_in_when_the_version_is_known(
            LivePlatform platform, Chromium browser) throws Exception {
        String nest = UUID.randomUUID().toString();
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            Page page = window.logIn().page();
            window.expectHeading("Overview");
            window.visit("/admin/ui/dead-letters?where=bridge&of=nest").expectHeading("Dead letters");
            window.mark();

            new Letters(platform).send("nest.v1." + nest + ".found", found(nest));
            Locator letter = page.locator("#letters tbody tr", new Page.LocatorOptions().setHasText(nest));
            assertThat(letter).isVisible(PROMISED);
            assertThat(letter).containsText("Unknown schema");
            assertThat(page.locator("#where")).containsText("Bridge (");
            window.keep("poison");

            platform.install(EventsJar.nests(folder, "1.0", "1.1"));
            platform.restart();
            letter.getByRole(AriaRole.CHECKBOX).check();
            press(page, "Redrive the ticked");
            window.expectHeading("All done");
            window.keep("redriven");

            window.visit("/admin/ui/dead-letters?where=bridge&of=nest");
            assertThat(page.getByText("Nothing matches")).isVisible();
            inTheEventStore(window);
            inKafka(window);
        }
    }

    private static void inTheEventStore(Window window) {
        window.visit("/admin/ui/events?event=nest");
        Locator event = window.page().locator("#events > .event");
        assertThat(event).hasCount(1);
        event.locator("summary").click();
        assertThat(event).containsText(SPECIES);
        assertThat(event).containsText("\"eggs\": 5");
    }

    private static void inKafka(Window window) {
        window.visit("/admin/ui/sql");
        window.page().locator(".CodeMirror").click();
        window.page().keyboard().insertText("select species, eggs from nest_latest");
        press(window.page(), "Run");
        assertThat(window.page().locator(".table-result tbody tr")).hasText(SPECIES + " 5");
    }

    /** A nest with five eggs, in version 1.1, which says how many there are. */
    private static byte[] found(String nest) throws IOException {
        Nest event = new Nest(
                UUID.randomUUID().toString(),
                "found",
                "1.1",
                new NestData(nest, SPECIES, 0, 5),
                new Metadata("example/Nests", Instant.now().truncatedTo(ChronoUnit.MICROS)));
        return event.toByteBuffer().array();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
