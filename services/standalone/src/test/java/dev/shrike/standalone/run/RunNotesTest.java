package dev.shrike.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.standalone.run.RunNote.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunNotesTest {
    @TempDir
    Path data;

    @Test
    void keepsWhatWasWrittenLast() throws IOException {
        RunNotes notes = new RunNotes(data);
        notes.write(RunNote.own(Phase.STARTING, "Kafka", 3, 12));
        RunNote ready = RunNote.own(Phase.READY, "ready", 12, 12);
        notes.write(ready);
        assertThat(new RunNotes(data).readLive()).contains(ready);
    }

    @Test
    void aDeadRunIsNoLiveOneAlthoughItsProcessIdIsUsedAgain() throws IOException {
        RunNote reused = new RunNote(ProcessHandle.current().pid(), Instant.EPOCH, Phase.READY, "ready", 12, 12);
        new RunNotes(data).write(reused);
        assertThat(new RunNotes(data).read()).contains(reused);
        assertThat(new RunNotes(data).readLive()).isEmpty();
    }

    @Test
    void noNoteAndATornNoteMeanNoRun() throws IOException {
        assertThat(new RunNotes(data).read()).isEmpty();
        Files.createDirectories(data.resolve("run"));
        Files.writeString(RunNote.file(data), "{\"pid\": 1");
        assertThat(new RunNotes(data).read()).isEmpty();
    }
}
