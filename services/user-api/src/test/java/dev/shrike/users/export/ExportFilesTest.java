package dev.shrike.users.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.users.export.ExportFiles.Finished;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {

    @TempDir
    private Path parent;

    private final UUID export = UUID.randomUUID();
    private Path folder;
    private ExportFiles files;

    @BeforeEach
    void begin() {
        folder = parent.resolve("exports");
        files = new ExportFiles(new ExportSettings(folder, Duration.ofDays(7), 5, Duration.ofDays(1), 2));
    }

    @Test
    void aFileIsFoundWhenItIsFinishedAndOnlyItsOwnerReadsIt() throws IOException {
        Path unfinished = written("sealed");
        String name = files.finish(unfinished);

        try (var in = files.open(name)) {
            assertThat(in).hasContent("sealed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                .isEqualTo("rw-------");
    }

    @Test
    void twoWhoWriteOneExportDoNotDisturbEachOther() throws IOException {
        Path slow = written("slow");
        String fast = files.finish(written("fast"));

        assertThat(files.finish(slow)).isNotEqualTo(fast);

        try (var in = files.open(fast)) {
            assertThat(in).hasContent("fast");
        }
    }

    @Test
    void allFilesOfAnExportAreDeletedTogetherAndNoOthers() throws IOException {
        String first = files.finish(written("first"));
        String second = files.finish(written("second"));
        String other = files.finish(files.begin(UUID.randomUUID()));

        files.delete(export);
        files.delete(export);

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.open(first));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.open(second));
        assertThat(folder.resolve(other)).exists();
    }

    @Test
    void onlyWhatWasNotTouchedForLongIsTakenForCutOff() throws IOException {
        Path unfinished = written("half");
        String finished = files.finish(written("whole"));
        Instant now = Instant.now().plusSeconds(1);

        assertThat(files.deleteUnfinished(now.minus(Duration.ofHours(1)))).isZero();
        assertThat(files.finishedBefore(now.minus(Duration.ofHours(1)))).isEmpty();
        assertThat(files.deleteUnfinished(now)).isEqualTo(1);

        assertThat(unfinished).doesNotExist();
        assertThat(files.finishedBefore(now)).containsExactly(new Finished(export, finished));
    }

    @Test
    void whereThereIsNoFolderThereIsNothingToDelete() throws IOException {
        assertThat(files.deleteUnfinished(Instant.MAX)).isZero();
        assertThat(files.finishedBefore(Instant.MAX)).isEmpty();
        files.delete(export);
        assertThat(folder).doesNotExist();
    }

    private Path written(String content) throws IOException {
        Path unfinished = files.begin(export);
        try (OutputStream out = files.write(unfinished)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return unfinished;
    }
}
