package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page to try GraphQL on: one logs in, the schema is there beside the query, and the query is answered. */
@Order(2)
@ExtendWith(Story.class)
class GraphiqlIT {

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Look.class,
            names = {"LIGHT_DESKTOP", "DARK_DESKTOP"})
    void answers_a_query_and_asks_nobody_else(Look look, LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, look)) {
            Page page = window.visit("/graphiql").page();
            page.getByLabel("User name").fill("admin");
            page.getByLabel("Password").fill(platform.adminPassword());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                    .click();
            page.locator(".graphiql-execute-button").click();

            assertThat(page.locator(".result-window")).containsText("\"displayName\"");
            page.getByLabel("Show Documentation Explorer").first().click();
            assertThat(page.locator(".graphiql-doc-explorer")).containsText("Subscription");
            page.getByLabel("Open settings dialog").first().click();
            window.keep("graphiql");
            assertThat(window.troubles()).as(look.id()).isEmpty();
        }
    }
}
