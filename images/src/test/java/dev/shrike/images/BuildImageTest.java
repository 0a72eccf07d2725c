package dev.shrike.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image will be, without building it. */
class BuildImageTest {
    private static final Path FILES = Path.of("src/main/image");

    @TempDir
    private Path work;

    @Test
    void nothing_in_it_runs_as_root() throws IOException {
        assertThat(plan().getUser()).isEqualTo("10001:10001");
    }

    @Test
    void only_the_two_folders_that_are_volumes_belong_to_who_runs_it() throws IOException {
        assertThat(entries(entry -> entry.getOwnership().equals("10001:10001")))
                .extracting(entry -> entry.getExtractionPath().toString())
                .containsExactlyInAnyOrder("/var/lib/shrike", "/run/shrike");
        assertThat(entries(entry -> (entry.getPermissions().getPermissionBits() & 0b010_010) != 0))
                .as("files that others may write")
                .isEmpty();
    }

    @Test
    void it_is_the_same_image_whenever_it_is_built() throws IOException {
        assertThat(plan().getCreationTime()).isEqualTo(plan().getCreationTime());
        assertThat(entries(entry -> !entry.getModificationTime().equals(FileEntriesLayer.DEFAULT_MODIFICATION_TIME)))
                .isEmpty();
    }

    @Test
    void its_entry_and_its_check_of_health_can_be_run() throws IOException {
        assertThat(entries(entry -> entry.getPermissions().toOctalString().equals("755")))
                .extracting(entry -> entry.getExtractionPath().toString())
                .contains("/app/shrike", "/app/healthy");
        assertThat(plan().getEntrypoint()).containsExactly("/app/shrike");
    }

    @Test
    void each_part_has_its_file_of_arguments() throws IOException {
        assertThat(entries(entry -> entry.getExtractionPath().toString().endsWith(".args")))
                .extracting(entry -> entry.getExtractionPath().toString())
                .containsExactly("/app/nests.args");
    }

    @Test
    void archives_of_parts_are_laid_beside_their_arguments() throws IOException {
        Files.writeString(work.resolve("bridge.jsa"), "classes");
        Files.writeString(work.resolve("stranger.jsa"), "classes");

        assertThat(ImagePlan.archives(work, Deployable.all()).getEntries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getExtractionPath()).hasToString("/app/bridge.jsa"));
    }

    @Test
    void labels_say_what_it_is() throws IOException {
        assertThat(plan().getLabels())
                .containsEntry("org.opencontainers.image.title", "Shrike")
                .containsEntry("org.opencontainers.image.version", "1.2.3");
    }

    private ContainerBuildPlan plan() throws IOException {
        Path jar = Files.writeString(work.resolve("a.jar"), "jar");
        var layout = new Layout(
                Map.of("a.jar", jar),
                Map.of("shrike-nests.jar", jar),
                Map.of("nests.args", "-cp\nx\norg.example.Nests\n"));
        return new ImagePlan(layout, FILES, work.resolve("image"))
                .over(Jib.fromScratch(), "1.2.3")
                .toContainerBuildPlan();
    }

    private List<FileEntry> entries(Predicate<FileEntry> wanted) throws IOException {
        return plan().getLayers().stream()
                .map(FileEntriesLayer.class::cast)
                .flatMap(layer -> layer.getEntries().stream())
                .filter(wanted)
                .toList();
    }
}
