package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A table that grows row by row while something else is written to the archive: RFC 4180, UTF-8 behind a byte order mark,
 * without which a spreadsheet takes it for something else. Not thread-safe.
 */
final class CsvTable implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Columns columns;
    private final Spool spool;
    private final CsvWriter csv;
    private long rows;

    CsvTable(Columns columns, Path folder) throws IOException {
        this.columns = columns;
        this.spool = new Spool(folder);
        Writer text = new OutputStreamWriter(spool.write(), StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(columns.names());
    }

    void add(JsonNode row) throws IOException {
        try {
            csv.writeRecord(columns.cells(row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Writes the whole table; no row can be added any more. */
    void transferTo(OutputStream out) throws IOException {
        csv.close();
        try (var in = spool.read()) {
            in.transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
