package dev.shrike.schemas.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.shrike.schemas.OwnCatalogue;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataCheckTest {
    private static final String EMAIL = """
            {"name": "email", "type": ["null", "string"], "default": null}""";

    @TempDir
    private Path folder;

    @Test
    void every_field_of_the_platform_that_looks_personal_is_sealed_or_considered() {
        assertThat(PersonalDataCheck.standard().findings()).isEmpty();
    }

    @Test
    void an_unsealed_email_is_refused_with_both_ways_out() {
        List<Finding> findings =
                check(new OwnCatalogue(folder).version().version(EMAIL).with());

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst()).hasToString("""
                sighting 1.1, data.email: looks personal by the word 'email', and is neither sealed nor marked as considered.
                  Either seal it, in schemas/sighting/1.1.avsc:
                    {"name": "email", "type": ["null", {"type": "bytes", "logicalType": "sealed", "of": "string",
                      "dataSubject": "data.user.id", "purpose": "<one of client, profile, sighting>"}], "default": null}
                  or say in catalogue/sighting.yaml why nobody can be recognised by it:
                    considered:
                      data.email: <the reason>""");
    }

    @Test
    void what_is_sealed_is_fine() {
        assertThat(check(new OwnCatalogue(folder)
                        .version(sealed("email", "data.user.id", "profile"))
                        .with()))
                .isEmpty();
    }

    @Test
    void what_is_considered_is_fine_in_the_entry_and_in_the_schema() {
        OwnCatalogue events = new OwnCatalogue(folder).version(EMAIL, """
                        {"name": "description", "type": "string", "considered": "Of the species, from a book."}""");

        assertThat(check(events.with("considered: { data.email: It is that of the office. }")))
                .isEmpty();
    }

    @Test
    void a_mark_without_a_reason_is_refused() {
        OwnCatalogue events = new OwnCatalogue(folder).version(EMAIL, """
                {"name": "note", "type": "string", "considered": " "}""");

        assertThat(check(events.with("considered: { data.email: '  ' }")))
                .extracting(Finding::path, Finding::problem)
                .containsExactlyInAnyOrder(
                        tuple("data.email", "is marked as considered without a reason."),
                        tuple("data.note", "is marked as considered without a reason."));
    }

    @Test
    void a_mark_for_no_field_is_refused() {
        assertThat(check(new OwnCatalogue(folder)
                        .version()
                        .with("considered: { data.mail: It is that of the office. }")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem())
                            .isEqualTo("is marked as considered, and no version has such a field.");
                    assertThat(finding.remedy()).contains("catalogue/sighting.yaml");
                });
    }

    @Test
    void a_mark_for_a_sealed_field_is_refused() {
        assertThat(check(new OwnCatalogue(folder)
                        .version(sealed("email", "data.user.id", "profile"))
                        .with("considered: { data.email: It is sealed. }")))
                .singleElement()
                .extracting(Finding::problem)
                .isEqualTo("is sealed, and is marked as considered as well.");
    }

    @Test
    void records_are_looked_at_and_looked_into() {
        assertThat(check(new OwnCatalogue(folder).version("""
                                {"name": "seen_at", "type": {"type": "record", "name": "HomeAddress", "fields": [
                                  {"name": "line", "type": "string"}]}}""", """
                                {"name": "others", "type": {"type": "array", "items": {"type": "map", "values":
                                  {"type": "record", "name": "Other", "fields": [{"name": "phone", "type": "long"}]}}}}""").with()))
                .extracting(Finding::path)
                .containsExactly("data.seen_at", "data.others.phone");
    }

    @Test
    void a_field_is_told_once_with_the_version_in_which_it_came() {
        assertThat(check(new OwnCatalogue(folder)
                        .version()
                        .version(EMAIL)
                        .version(EMAIL)
                        .with()))
                .extracting(Finding::version)
                .containsExactly("1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "data.nobody, profile, there is no such field",
        "data.user, profile, cannot be a person's id",
        "data.email, profile, cannot be a person's id",
        "metadata.time, profile, cannot be a person's id",
        "data.user.id, marketing, which nobody has described"
    })
    void a_sealed_field_names_a_person_and_a_purpose(String person, String purpose, String problem) {
        assertThat(check(new OwnCatalogue(folder)
                        .version(sealed("email", person, purpose))
                        .with()))
                .singleElement()
                .extracting(Finding::problem)
                .asString()
                .contains(problem);
    }

    private static String sealed(String name, String person, String purpose) {
        return """
                {"name": "%s", "type": ["null", {"type": "bytes", "logicalType": "sealed", "of": "string",
                  "dataSubject": "%s", "purpose": "%s"}], "default": null}""".formatted(name, person, purpose);
    }

    private static List<Finding> check(ClassLoader classPath) {
        return new PersonalDataCheck(EventCatalogue.from(classPath), PurposeCatalogue.standard()).findings();
    }
}
