package dev.shrike.analytics.format;

import dev.shrike.analytics.Answer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer can be had. */
public enum Format {
    /** An object with columns, rows and freshness. */
    JSON("application/json"),
    /** RFC 4180 with a header, UTF-8; NULL is an empty field, and an empty text is quoted. */
    CSV("text/csv"),
    /** Apache Parquet, for notebooks; what has no plain type is JSON text. */
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The bytes of an answer. */
    public byte[] render(Answer answer) {
        return switch (this) {
            case JSON -> JsonText.of(answer);
            case CSV -> CsvText.of(answer.result());
            case PARQUET -> ParquetFile.of(answer.result());
        };
    }

    /** By name, whatever its case. */
    public static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** By media type. */
    public static Optional<Format> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }
}
