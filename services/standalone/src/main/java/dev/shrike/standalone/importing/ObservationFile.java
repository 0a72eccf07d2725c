package dev.shrike.standalone.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * A CSV file of observations, read row by row and never as a whole. UTF-8 with or without a byte order mark, any line ends.
 */
final class ObservationFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Opens the bytes; asked once for every reading. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private final Source source;

    ObservationFile(Source source) {
        this.source = source;
    }

    /** How many rows there are below the header. */
    long rows() throws IOException {
        try (CsvReader<CsvRecord> csv = open()) {
            return Math.max(0, csv.stream().count() - 1);
        } catch (CsvParseException | UncheckedIOException | CharacterCodingException broken) {
            throw broken(broken);
        }
    }

    /**
     * Hands out every row in the order of the file.
     *
     * @throws BadFileException when it is no CSV file with the needed columns
     */
    void read(Consumer<Observation> good, Consumer<RejectedRow> bad) throws IOException {
        try (CsvReader<CsvRecord> csv = open()) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new BadFileException("it is empty");
            }
            Columns columns = new Columns(records.next().getFields());
            while (records.hasNext()) {
                read(columns, records.next(), good, bad);
            }
        } catch (CsvParseException | UncheckedIOException | CharacterCodingException broken) {
            throw broken(broken);
        }
    }

    private static void read(Columns columns, CsvRecord row, Consumer<Observation> good, Consumer<RejectedRow> bad) {
        Observation observation;
        try {
            observation = columns.read(row.getStartingLineNumber(), row.getFields());
        } catch (BadRowException reason) {
            bad.accept(new RejectedRow(row.getStartingLineNumber(), columns.id(row.getFields()), reason.getMessage()));
            return;
        }
        good.accept(observation);
    }

    private CsvReader<CsvRecord> open() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                source.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader);
    }

    private static BadFileException broken(Exception fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason =
                root instanceof CharacterCodingException ? "it is not UTF-8" : "it is no CSV: " + root.getMessage();
        return new BadFileException(reason, fault);
    }
}
