package dev.shrike.admin.page.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.example.EventExamples;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import io.micronaut.http.HttpStatus;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTemplatesTest {

    private static final EventCatalogue EVENTS = EventCatalogue.standard();

    static Stream<EventDefinition> events() {
        return EVENTS.all().stream();
    }

    @Test
    void everyEventAndCommandIsListedAndLeadsToItsPage() {
        Document page = show("catalogue/contents.jte", Contents.of(EVENTS, CommandCatalogue.standard()));

        assertThat(page.select("a[href^=/catalogue/events/]"))
                .hasSize(EVENTS.all().size());
        assertThat(page.select("a[href^=/catalogue/commands/]"))
                .hasSize(CommandCatalogue.standard().commands().size());
    }

    @ParameterizedTest
    @MethodSource("events")
    void thePageOfAnEventHasEachVersionWithItsFieldsAndAnExample(EventDefinition event) {
        Document page = event(event.name());

        event.majors().stream().flatMap(major -> major.minors().stream()).forEach(version -> {
            var heading = page.getElementById("v" + version.version());
            assertThat(heading).as(version.version()).isNotNull();
            assertThat(heading.parent().select("table tbody tr")).isNotEmpty();
            assertThat(heading.parent().select("pre").text()).contains("\"version\" : \"" + version.version() + "\"");
        });
        assertThat(page.select("h1").text()).isEqualTo(event.name());
    }

    @Test
    void aVersionSaysWhatIsNewAgainstTheOneBefore() {
        Document page = event("tick");

        String changes = page.getElementById("v1.1").parent().select(".changes").text();
        assertThat(changes)
                .contains("added data.sighting.species")
                .contains("added data.sighting.location {latitude, longitude}, optional, sealed")
                .doesNotContain("removed");
        assertThat(page.getElementById("v1.0").parent().select(".changes")).isEmpty();
    }

    @Test
    void aMajorVersionSaysWhatIsGone() {
        String changes =
                event("rate").getElementById("v2.0").parent().select(".changes").text();

        assertThat(changes).contains("removed data.image_url").contains("added data.image.owner");
    }

    @Test
    void aSealedFieldSaysWhoseItIsAndWhatFor() {
        assertThat(event("tick").text()).contains("sealed for data.user.id, sighting");
    }

    @Test
    void whatTellsOfThePlatformIsSaidNotToBeMirrored() {
        assertThat(event("log").text()).contains("not mirrored").contains("1 day");
    }

    @Test
    void aCommandSaysWhyItMayBeRefused() {
        var command = CommandCatalogue.standard().find("change-profile").orElseThrow();

        assertThat(show("catalogue/command.jte", command).text())
                .contains("email-taken")
                .contains("user.v1.updated");
    }

    private static Document event(String name) {
        return show(
                "catalogue/event.jte",
                EventView.of(EVENTS.event(name), PurposeCatalogue.standard(), EventExamples.standard()));
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(
                Samples.views().open(HttpStatus.OK, template, model).body());
    }
}
