package dev.shrike.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen, with what the demo left behind: it shows, it says nothing to the console, asks nobody else, and all can use it. */
@Order(1)
@ExtendWith(Story.class)
class EveryScreenIT {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @ParameterizedTest(name = "{0}")
    @EnumSource(Look.class)
    void shows_and_nothing_is_wrong_with_it(Look look, LivePlatform platform, Chromium browser) {
        try (Window window = browser.open(platform, look)) {
            window.visit("/admin/login");
            window.keep("login");
            window.logIn();
            for (Screen screen : Screen.values()) {
                window.visit(screen.path());
                window.expectHeading(screen.heading());
                window.page().waitForTimeout(400); // what comes live has come once; a screenshot of it is for people
                window.keep(screen.id());
                assertThat(graveFindings(window))
                        .as("%s, %s, by axe", screen, look)
                        .isEmpty();
                assertThat(overflow(window))
                        .as("%s, %s, wider than the window by", screen, look)
                        .isZero();
            }
            assertThat(window.troubles()).as(look.id()).isEmpty();
        }
    }

    private static List<String> graveFindings(Window window) {
        return new AxeBuilder(window.page())
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(EveryScreenIT::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** By how many pixels a reader would have to scroll sideways. */
    private static int overflow(Window window) {
        Object wider = window.page()
                .evaluate("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
        return ((Number) wider).intValue();
    }
}
