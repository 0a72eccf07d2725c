package dev.shrike.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
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
    void shows_and_nothing_is_wrong_with_it(Look look, LivePlatform platform, Scenery scenery, Chromium browser) {
        try (Window window = browser.open(platform, look)) {
            SoftAssertions all = new SoftAssertions();
            window.visit("/admin/login");
            look(all, "login", window);
            window.logIn().expectHeading("Overview");
            for (Screen screen : Screen.values()) {
                screen.open(window, scenery);
                look(all, screen.id(), window);
            }
            all.assertThat(window.troubles()).as(look.id()).isEmpty();
            all.assertAll();
        }
    }

    private static void look(SoftAssertions all, String screen, Window window) {
        assertThat(window.page().locator("[data-live='wait']")).hasCount(0); // what comes live, comes
        window.keep(screen);
        all.assertThat(graveFindings(window))
                .as("%s, %s, by axe", screen, window.look())
                .isEmpty();
        all.assertThat(overflow(window))
                .as("%s, %s, wider than the window by", screen, window.look())
                .isZero();
    }

    /** By axe, in the page itself: it has no frames, for which axe would open a second page each time. */
    private static List<String> graveFindings(Window window) {
        AxeRunOptions onlyWhatIsWrong = new AxeRunOptions();
        onlyWhatIsWrong.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(window.page()).options(onlyWhatIsWrong).setLegacyMode(true);
        return axe.analyze().getViolations().stream()
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
