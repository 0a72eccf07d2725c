package dev.shrike.standalone.system;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real observations, read and counted without any of Shrike's own code. */
final class Observations {
    static final Path REAL = Path.of(System.getProperty("shrike.servers.home"))
            .resolve("../../../../shared/data/observations.csv")
            .normalize();
    private static final Path SAMPLE = Path.of("src/main/resources/sample/observations.csv");

    private final Path file;
    private final List<NamedCsvRecord> rows;

    /** Who saw what, and where it is shown. */
    record Row(String observer, String species, String image) {}

    private Observations(Path file) throws IOException {
        this.file = file;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows = reader.stream().toList();
        }
    }

    /** The real ones where they are at hand, else the sample. */
    static Observations atHand() throws IOException {
        return new Observations(Files.exists(REAL) ? REAL : SAMPLE);
    }

    Path file() {
        return file;
    }

    List<Row> rows() {
        return rows.stream()
                .map(row -> new Row(row.getField("observer"), row.getField("species"), row.getField("image_url")))
                .toList();
    }

    int rowCount() {
        return rows.size();
    }

    long people() {
        return by("observer").size();
    }

    long images() {
        return by("image_url").size();
    }

    Map<String, Long> species() {
        return by("species");
    }

    List<double[]> places() {
        return rows.stream()
                .filter(row -> !row.getField("latitude").isEmpty())
                .map(row -> new double[] {
                    Double.parseDouble(row.getField("latitude")), Double.parseDouble(row.getField("longitude"))
                })
                .toList();
    }

    List<String> observers() {
        return rows.stream().map(row -> row.getField("observer")).distinct().toList();
    }

    private Map<String, Long> by(String column) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.getField(column), Collectors.counting()));
    }
}
