package dev.shrike.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    private static final Deployable NESTS =
            new Deployable("nests", "services/nests", "shrike-nests", "org.example.Nests", List.of("-Da=b"));
    private static final Deployable EGGS =
            new Deployable("eggs", "services/eggs", "shrike-eggs", "org.example.Eggs", List.of());

    @TempDir
    private Path root;

    @Test
    void every_jar_lies_in_the_image_once_whichever_parts_need_it() throws IOException {
        Path common = jar("repository/common-1.0.jar", "common");
        build(NESTS, common);
        build(EGGS, common, jar("repository/shells-2.0.jar", "shells"));

        Layout layout = Layout.of(root, List.of(NESTS, EGGS));

        assertThat(layout.libraries()).containsOnlyKeys("common-1.0.jar", "shells-2.0.jar");
        assertThat(layout.own()).containsOnlyKeys("shrike-nests-1.0-SNAPSHOT.jar", "shrike-eggs-1.0-SNAPSHOT.jar");
    }

    @Test
    void a_part_sees_its_own_class_path_only_and_its_own_jar_first() throws IOException {
        build(NESTS, jar("repository/common-1.0.jar", "common"));
        build(EGGS, jar("repository/shells-2.0.jar", "shells"));

        Layout layout = Layout.of(root, List.of(NESTS, EGGS));

        assertThat(layout.arguments().get("nests.args")).isEqualTo("""
                        -Da=b
                        -cp
                        /app/lib/shrike-nests-1.0-SNAPSHOT.jar:/app/lib/common-1.0.jar
                        org.example.Nests
                        """);
    }

    @Test
    void two_jars_of_one_name_that_differ_are_refused() throws IOException {
        build(NESTS, jar("here/common-1.0.jar", "common"));
        build(EGGS, jar("there/common-1.0.jar", "another"));

        assertThatThrownBy(() -> Layout.of(root, List.of(NESTS, EGGS)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("here/common-1.0.jar")
                .hasMessageContaining("differ");
    }

    @Test
    void two_copies_of_one_jar_are_one() throws IOException {
        build(NESTS, jar("here/common-1.0.jar", "common"));
        build(EGGS, jar("there/common-1.0.jar", "common"));

        assertThat(Layout.of(root, List.of(NESTS, EGGS)).libraries()).hasSize(1);
    }

    @Test
    void a_part_that_has_not_been_built_is_named() throws IOException {
        Files.createDirectories(root.resolve("services/nests/target"));

        assertThatThrownBy(() -> Layout.of(root, List.of(NESTS)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("services/nests has not been built");
    }

    private void build(Deployable part, Path... needed) throws IOException {
        Path target = Files.createDirectories(root.resolve(part.module()).resolve("target"));
        Files.writeString(target.resolve(part.artifact() + "-1.0-SNAPSHOT.jar"), part.name());
        Files.writeString(target.resolve(part.artifact() + "-1.0-SNAPSHOT-tests.jar"), "tests");
        String path = String.join(
                File.pathSeparator, List.of(needed).stream().map(Path::toString).toList());
        Files.writeString(target.resolve("runtime.classpath"), path);
    }

    private Path jar(String name, String content) throws IOException {
        Path jar = root.resolve(name);
        Files.createDirectories(jar.getParent());
        return Files.writeString(jar, content);
    }
}
