package dev.shrike.schemas.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.OwnCatalogue;
import dev.shrike.schemas.SchemaException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeCatalogueTest {
    private static final String RINGING = """
            name: ringing
            meaning: To tell a bird's age.
            legal_basis: public-task
            reason: The ringing scheme.
            people: [ringers]
            data: [licence numbers]
            recipients: []
            transfers: []
            retention: Ten years.
            security: [sealed]
            """;

    @TempDir
    private Path folder;

    @Test
    void knows_what_the_platform_keeps_personal_data_for() {
        assertThat(PurposeCatalogue.standard().purposes())
                .extracting(PurposeDefinition::name)
                .containsExactly("sighting", "profile", "client");
        assertThat(PurposeCatalogue.standard()
                        .find("client")
                        .orElseThrow()
                        .legalBasis()
                        .article())
                .isEqualTo("Art. 6(1)(f)");
    }

    @Test
    void reads_an_entry() {
        assertThat(read(RINGING).find("ringing")).hasValueSatisfying(purpose -> {
            assertThat(purpose.legalBasis()).isEqualTo(LegalBasis.PUBLIC_TASK);
            assertThat(purpose.recipients()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "name: ringing, name: Ringing!, is a word",
        "public-task, because, has no legal basis",
        "meaning: To tell a bird's age., meaning: '', does not tell its meaning",
        "people: [ringers], people: [], does not tell its people",
        "recipients: [], , does not list its recipients",
        "retention: Ten years., kept: Ten years., not well formed"
    })
    void refuses_an_entry_that_does_not_say_all(String words, String instead, String message) {
        String entry = RINGING.replace(words, instead == null ? "" : instead);

        assertThatThrownBy(() -> read(entry))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(message);
    }

    private PurposeCatalogue read(String entry) {
        return PurposeCatalogue.from(new OwnCatalogue(folder)
                .write("META-INF/shrike/purposes.index", "purposes/ringing.yaml\n")
                .write("purposes/ringing.yaml", entry)
                .version()
                .with());
    }
}
