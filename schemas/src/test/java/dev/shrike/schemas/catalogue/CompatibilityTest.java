package dev.shrike.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate: what was released stays as it was, and each version of a major can be read as any other. To release a version,
 * add its file under {@code schemas/}, its line in the catalogue entry, and its hash in {@code released.sha256}.
 */
class CompatibilityTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path RELEASED = Path.of("src/test/resources/released.sha256");
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static List<MajorVersion> majors() {
        return EventCatalogue.standard().allMajors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void every_minor_version_reads_every_other(MajorVersion major) {
        List<Schema> all = major.minors().stream().map(EventSchema::schema).toList();

        for (Schema schema : all) {
            assertThatCode(() -> FULL_TRANSITIVE.validate(schema, all)).doesNotThrowAnyException();
        }
    }

    @Test
    void the_gate_refuses_a_required_field() {
        Schema released = EventCatalogue.standard().schema("score", "1.0").schema();
        Schema changed = new Schema.Parser()
                .parse(released.toString().replace("\"score\",\"type\":\"int\"", "\"stars\",\"type\":\"int\""));

        assertThat(changed).as("the change took").isNotEqualTo(released);
        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, List.of(released)))
                .isInstanceOf(SchemaValidationException.class);
    }

    @Test
    void what_was_released_has_not_changed() throws Exception {
        List<String> hashes;
        try (Stream<Path> files = Files.walk(SCHEMAS)) {
            hashes = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(CompatibilityTest::line)
                    .toList();
        }
        assertThat(hashes)
                .as("A released schema is never edited: add a new minor version, and its line to released.sha256")
                .isEqualTo(Files.readAllLines(RELEASED));
    }

    private static String line(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash) + "  " + SCHEMAS.relativize(file);
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
