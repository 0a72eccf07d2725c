package dev.shrike.standalone.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that somebody types at a terminal, with editing and a history that is kept. */
public final class TerminalLines implements Prompt.Lines, AutoCloseable {
    private final Path history;
    private final Terminal terminal;
    private final LineReader reader;

    /** @param history the file it is kept in, which only its owner can read */
    public TerminalLines(Path history) throws IOException {
        this.history = history;
        hide(history);
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /** Statements may name people: makes the file, if there is none, and lets nobody but its owner read it. */
    static void hide(Path history) throws IOException {
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createFile(history, PosixFilePermissions.asFileAttribute(mode));
        } catch (FileAlreadyExistsException older) {
            Files.setPosixFilePermissions(history, mode);
        }
    }

    /** An interrupted line is an empty one. */
    @Override
    public Optional<String> apply(String prompt) {
        try {
            return Optional.of(reader.readLine(prompt));
        } catch (UserInterruptException e) {
            return Optional.of("");
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        reader.getHistory().save();
        hide(history);
        terminal.close();
    }
}
