package dev.shrike.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_not_said_is_the_public_image() {
        Images images = Images.of(Map.of("SHRIKE_NATS_IMAGE", "mine/nats:1", "SHRIKE_KAFKA_IMAGE", " ")::get);

        assertThat(images.names())
                .containsEntry("SHRIKE_NATS_IMAGE", "mine/nats:1")
                .containsEntry("SHRIKE_KAFKA_IMAGE", "apache/kafka:4.3.1");
    }

    @Test
    void the_public_images_are_those_that_the_compose_file_names() throws IOException {
        String compose = Files.readString(PlatformFiles.lay(folder));

        Map<String, String> named = Pattern.compile("\\$\\{(SHRIKE_\\w*IMAGE):-([^}]+)}")
                .matcher(compose)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, same) -> one));

        assertThat(new Images(Map.of()).names()).isEqualTo(named);
    }

    @Test
    void the_files_that_the_compose_file_mounts_are_laid_beside_it() throws IOException {
        Path compose = PlatformFiles.lay(folder);

        Pattern.compile("\"\\./([^:\"]+):")
                .matcher(Files.readString(compose))
                .results()
                .forEach(found ->
                        assertThat(compose.resolveSibling(found.group(1))).isRegularFile());
    }

    @Test
    void an_unknown_variable_is_refused() {
        assertThatThrownBy(() -> new Images(Map.of("SHRIKE_NAT_IMAGE", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHRIKE_NAT_IMAGE");
    }
}
