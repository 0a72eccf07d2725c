package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A privacy officer forgets somebody on the page, sees it happen, and has the proof in a file. */
@Order(2)
@ExtendWith(Story.class)
class ErasingAPersonIT {
    private static final ContainsTextOptions ERASED_IN_TIME = new ContainsTextOptions().setTimeout(60_000);

    @TempDir
    private Path folder;

    @Test
    void the_steps_come_by_themselves_and_the_file_proves_it_offline(LivePlatform platform, Chromium browser)
            throws Exception {
        Birder officer = Birder.register(platform, "Ouzel").as("privacy-officer");
        Birder person = Birder.register(platform, "Siskin");
        person.tick("Spinus spinus");
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            Page page = window.logIn(officer.username(), officer.password()).page();
            find(window, person);
            askFor(page, person.username());

            window.expectHeading("Erasure");
            assertThat(page.locator(".notice-done")).containsText("The erasure has begun.");
            window.mark();
            assertThat(page.locator("#grade")).containsText("Shredded", ERASED_IN_TIME);
            assertThat(step(page, "Keys destroyed")).hasClass(Pattern.compile("timeline-done"));
            assertThat(step(page, "Certified: shredded")).hasClass(Pattern.compile("timeline-done"));
            assertThat(window.marked()).as("not loaded again").isTrue();

            Path file = download(page);
            assertThat(platform.shrike("verify-certificate", file.toString(), "--user", person.id()))
                    .contains("VALID")
                    .contains("shredded");
            lookAt(page, person);
            assertThat(window.troubles()).isEmpty();
        }
    }

    @Test
    void who_types_another_name_erases_nobody(LivePlatform platform, Chromium browser) throws Exception {
        Birder person = Birder.register(platform, "Redpoll");
        try (Window window = browser.open(platform, Look.LIGHT_DESKTOP)) {
            window.logIn().expectHeading("Overview");
            find(window, person);
            askFor(window.page(), "somebody-else");

            window.expectHeading("Nobody was erased");
            window.visit("/admin/ui/people/" + person.id());
            assertThat(window.page().getByText("User name", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(window.page().locator(".facts").first()).containsText(person.username());
        }
    }

    private static void find(Window window, Birder person) {
        window.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("People"))
                .click();
        window.expectHeading("People");
        window.page().getByLabel("User id, user name or e-mail address").fill(person.username());
        press(window.page(), "Find");
        window.expectHeading(person.username().startsWith("siskin") ? "Siskin" : "Redpoll");
    }

    private static void askFor(Page page, String confirmation) {
        press(page, "Erase this person");
        page.getByLabel("Type their user name or id to confirm").fill(confirmation);
        press(page, "Erase for ever");
    }

    private Path download(Page page) {
        Download certificate = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download"))
                        .click());
        Path file = folder.resolve(certificate.suggestedFilename());
        certificate.saveAs(file);
        return file;
    }

    private static void lookAt(Page page, Birder person) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("View").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Certificate");
        assertThat(List.of(page.content())).noneMatch(text -> text.contains(person.username()));
    }

    private static Locator step(Page page, String title) {
        return page.locator(".timeline-step", new Page.LocatorOptions().setHasText(title));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
