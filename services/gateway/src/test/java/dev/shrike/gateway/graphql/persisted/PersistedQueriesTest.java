package dev.shrike.gateway.graphql.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistedQueriesTest {
    private static final String QUERY = "{ __typename }";
    /** Of {@code printf '{ __typename }' | sha256sum}. */
    private static final String HASH = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";

    private static final Map<String, Object> EXTENSION = Map.of("version", 1, "sha256Hash", HASH);

    private final PersistedQueries queries = new PersistedQueries(new PersistedSettings(1_000, null));

    @Test
    void a_hash_that_nobody_sent_a_text_for_is_not_found_in_the_words_of_the_protocol() {
        assertThat(queries.find(null, EXTENSION))
                .isEqualTo(new Found.Nothing("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
    }

    @Test
    void a_text_that_came_with_its_hash_is_found_by_it() {
        assertThat(queries.find(QUERY, EXTENSION)).isEqualTo(new Found.Text(QUERY));
        assertThat(queries.find(null, EXTENSION)).isEqualTo(new Found.Text(QUERY));
    }

    @Test
    void a_text_without_a_hash_is_answered_and_not_remembered() {
        assertThat(queries.find(QUERY, null)).isEqualTo(new Found.Text(QUERY));
        assertThat(queries.find(null, EXTENSION)).isInstanceOf(Found.Nothing.class);
    }

    @Test
    void a_hash_of_something_else_is_refused_and_not_remembered() {
        assertThat(queries.find("{ me { id } }", EXTENSION))
                .isEqualTo(
                        new Found.Nothing("PERSISTED_QUERY_HASH_MISMATCH", "The sha256Hash is not that of the query."));
        assertThat(queries.find(null, EXTENSION)).isInstanceOf(Found.Nothing.class);
    }

    @Test
    void an_extension_of_another_version_is_not_supported() {
        assertThat(queries.find(null, Map.of("version", 2, "sha256Hash", HASH)))
                .hasFieldOrPropertyWithValue("code", "PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(queries.find(null, Map.of("version", 1, "sha256Hash", "abc")))
                .hasFieldOrPropertyWithValue("code", "PERSISTED_QUERY_NOT_SUPPORTED");
        assertThat(queries.find(null, "a hash")).hasFieldOrPropertyWithValue("code", "PERSISTED_QUERY_NOT_SUPPORTED");
    }

    @Test
    void no_text_and_no_hash_is_no_query() {
        assertThat(queries.find(" ", null)).hasFieldOrPropertyWithValue("code", "BAD_REQUEST");
    }

    @Test
    void what_is_remembered_is_bounded() {
        var few = new PersistedQueries(new PersistedSettings(0, null));

        assertThat(few.find(QUERY, EXTENSION)).isEqualTo(new Found.Text(QUERY));
        await().untilAsserted(() -> assertThat(few.find(null, EXTENSION)).isInstanceOf(Found.Nothing.class));
    }

    @Test
    void with_an_allow_list_nothing_else_is_answered(@TempDir Path folder) throws IOException {
        var listed = listing(folder, "{\"" + HASH + "\": \"" + QUERY + "\"}");

        assertThat(listed.find(null, EXTENSION)).isEqualTo(new Found.Text(QUERY));
        assertThat(listed.find(QUERY, null)).isEqualTo(new Found.Text(QUERY));
        assertThat(listed.find("{ me { id } }", null)).hasFieldOrPropertyWithValue("code", "QUERY_NOT_ALLOWED");
    }

    @Test
    void an_allow_list_with_a_wrong_hash_stops_the_start(@TempDir Path folder) {
        assertThatThrownBy(() -> listing(folder, "{\"" + HASH + "\": \"{ me { id } }\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(HASH);
        assertThatThrownBy(() -> new PersistedQueries(
                        new PersistedSettings(1, folder.resolve("none").toString())))
                .isInstanceOf(IllegalStateException.class);
    }

    private static PersistedQueries listing(Path folder, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("queries.json"), json);
        return new PersistedQueries(new PersistedSettings(1_000, file.toString()));
    }
}
