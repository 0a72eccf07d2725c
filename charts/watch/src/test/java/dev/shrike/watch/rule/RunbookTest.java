package dev.shrike.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookTest {
    private static final Path RUNBOOK = Charts.folder().resolve("RUNBOOK.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]+)\\)");

    static List<Rule> alerts() throws Exception {
        return Rules.alerts(Charts.folder());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_leads_to_its_own_section(Rule alert) throws Exception {
        String url = alert.annotations().get("runbook_url");

        assertThat(url).isEqualTo("charts/RUNBOOK.md#" + anchor(alert.name()));
        assertThat(sections()).containsKey(anchor(alert.name()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void a_section_says_what_it_means_how_to_see_it_what_to_do_and_when_to_worry(Rule alert) throws Exception {
        assertThat(sections().get(anchor(alert.name()))).contains("**Means.**", "**See.**", "**Do.**", "**Worry**");
    }

    @Test
    void every_section_about_an_alert_belongs_to_one() throws Exception {
        List<String> names = alerts().stream().map(rule -> anchor(rule.name())).toList();

        assertThat(sections().keySet().stream().filter(section -> section.startsWith("shrike")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void every_link_inside_the_runbook_leads_somewhere() throws Exception {
        assertThat(LINK.matcher(Files.readString(RUNBOOK)).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(sections()::containsKey);
    }

    /** What stands below each heading, by the anchor that GitHub makes of it. */
    private static Map<String, String> sections() throws Exception {
        String text = Files.readString(RUNBOOK).replaceAll("(?ms)^```.*?^```", "```");
        return HEADING.matcher(text)
                .results()
                .collect(Collectors.toMap(heading -> anchor(heading.group(1)), heading -> {
                    String rest = text.substring(heading.end());
                    var next = HEADING.matcher(rest);
                    return next.find() ? rest.substring(0, next.start()) : rest;
                }));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
