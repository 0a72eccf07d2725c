package dev.shrike.standalone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the note of a data folder. A reader sees the old or the new note, never half of one. */
public final class RunNotes {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Path file;

    public RunNotes(Path data) {
        this.file = RunNote.file(data);
    }

    public synchronized void write(RunNote note) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("shrike.json.new");
        Files.write(fresh, JSON.writeValueAsBytes(note));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last note, of a run that may have died since; empty when there is none that can be read. */
    public Optional<RunNote> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), RunNote.class));
        } catch (NoSuchFileException | JsonProcessingException none) {
            return Optional.empty();
        }
    }

    /** The note of a run whose process is alive. */
    public Optional<RunNote> readLive() throws IOException {
        return read().filter(note -> note.process().isPresent());
    }

    public synchronized void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
