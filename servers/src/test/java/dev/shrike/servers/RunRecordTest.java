package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final String OWN_MARK = "java";

    @TempDir
    Path folder;

    @Test
    void recognisesARunningProcess() throws IOException {
        RunRecord record = new RunRecord(file(), OWN_MARK);
        record.write(SELF);
        assertThat(record.running()).contains(SELF);
    }

    @Test
    void doesNotTakeAProcessOfAnotherStartTimeForOurs() throws IOException {
        Files.writeString(file(), SELF.pid() + " 1000\n");
        assertThat(new RunRecord(file(), OWN_MARK).running()).isEmpty();
    }

    @Test
    void doesNotTakeAProcessOfAnotherFolderForOurs() throws IOException {
        RunRecord record = new RunRecord(file(), "/a/folder/that/is/not/ours");
        record.write(SELF);
        assertThat(record.running()).isEmpty();
    }

    @Test
    void aTornOrMissingRecordMeansNoProcess() throws IOException {
        RunRecord record = new RunRecord(file(), OWN_MARK);
        assertThat(record.running()).isEmpty();
        Files.writeString(file(), "12");
        assertThat(record.running()).isEmpty();
        Files.writeString(file(), "twelve o'clock");
        assertThat(record.running()).isEmpty();
    }

    private Path file() {
        return folder.resolve("nats.pid");
    }
}
