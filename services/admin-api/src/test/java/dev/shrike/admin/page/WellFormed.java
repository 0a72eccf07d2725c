package dev.shrike.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What holds for the HTML of every page, whatever it shows. */
public final class WellFormed {
    private static final Set<String> NAMED_BY = Set.of("aria-label", "aria-labelledby", "title");

    private static final String BEFORE = "<!DOCTYPE html><html lang=\"en\"><head><title>part</title></head><body>";
    private static final String AFTER = "</body></html>";

    private WellFormed() {}

    /** The page, when it is well formed, and nothing in it is refused by the Content-Security-Policy. */
    public static Document page(String html) {
        assertThat(html).startsWith("<!DOCTYPE html>");
        Document page = part(html);
        assertThat(page.select("html").attr("lang")).as("language").isNotBlank();
        assertThat(page.title()).as("title").isNotBlank();
        assertThat(page.select("main")).as("main").hasSize(1);
        assertThat(page.select("h1")).as("one first heading").hasSize(1);
        return page;
    }

    /** The same of what htmx swaps in. */
    public static Document part(String html) {
        boolean whole = html.startsWith("<!DOCTYPE html>");
        Parser parser = Parser.htmlParser().setTrackErrors(50);
        Document parsed = Jsoup.parse(whole ? html : BEFORE + html + AFTER, "http://localhost/", parser);
        assertThat(parser.getErrors()).as("faults of %s", html).isEmpty();
        assertNothingInline(parsed);
        assertNamed(parsed);
        List<String> ids = parsed.select("[id]").eachAttr("id");
        assertThat(ids).as("ids").doesNotHaveDuplicates();
        for (Element label : parsed.select("label[for]")) {
            assertThat(ids).as("what a label is for").contains(label.attr("for"));
        }
        for (Element form : parsed.select("form[method=post]")) {
            assertThat(form.select("input[name=csrf]"))
                    .as("CSRF token of %s", form.attr("action"))
                    .hasSize(1);
        }
        return parsed;
    }

    private static void assertNothingInline(Document page) {
        assertThat(page.select("style, [style], script:not([src])"))
                .as("inline style or script")
                .isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList().stream()
                            .map(Attribute::getKey)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .filter(name ->
                                    name.startsWith("on") || name.startsWith("hx-on") || name.startsWith("hx-vals")))
                    .as("what would be evaluated in %s", element.tagName())
                    .isEmpty();
        }
        assertThat(page.select("[src], link[href]").stream()
                        .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                        .collect(Collectors.toSet()))
                .as("what is loaded")
                .allMatch(address -> address.startsWith("/admin/") || address.startsWith("data:image/"));
    }

    /** Whatever can be used has a name, for who does not see it. */
    private static void assertNamed(Document page) {
        for (Element used : page.select("a, button, summary")) {
            assertThat(used.hasText() || NAMED_BY.stream().anyMatch(used::hasAttr))
                    .as("name of %s", used)
                    .isTrue();
        }
        for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
            boolean labelled = NAMED_BY.stream().anyMatch(field::hasAttr)
                    || field.closest("label") != null
                    || (!field.id().isEmpty()
                            && !page.select("label[for=" + field.id() + "]").isEmpty());
            assertThat(labelled).as("label of %s", field).isTrue();
        }
    }
}
