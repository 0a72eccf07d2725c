package dev.shrike.standalone.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads rows by the names in the header line: columns may stand in any order, and there may be more than are needed. */
final class Columns {
    private static final List<String> NEEDED =
            List.of("observation_id", "observed_at", "observer", "species", "image_url", "latitude", "longitude");

    private final Map<String, Integer> positions = new HashMap<>();

    /** @throws BadFileException when a needed column is missing or stands twice */
    Columns(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (positions.put(name, i) != null) {
                throw new BadFileException("its header names the column " + name + " twice");
            }
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new BadFileException("its header lacks " + String.join(", ", missing));
        }
    }

    String id(List<String> row) {
        int position = positions.get("observation_id");
        return position < row.size() ? row.get(position).strip() : "";
    }

    /** @throws BadRowException when a value is missing or is not what its column means */
    Observation read(long line, List<String> row) {
        if (row.size() != positions.size()) {
            throw new BadRowException("it has " + row.size() + " fields, the header has " + positions.size());
        }
        return new Observation(
                line,
                required(row, "observation_id"),
                time(required(row, "observed_at")),
                observer(required(row, "observer")),
                required(row, "species"),
                required(row, "image_url"),
                degrees(row, "latitude", 90),
                degrees(row, "longitude", 180),
                count(row));
    }

    private String required(List<String> row, String column) {
        String value = row.get(positions.get(column)).strip();
        if (value.isEmpty()) {
            throw new BadRowException(column + " is blank");
        }
        return value;
    }

    private static String time(String value) {
        try {
            if (value.indexOf('T') < 0) {
                LocalDate.parse(value);
                return value;
            }
            Instant instant = OffsetDateTime.parse(value).toInstant();
            return value.endsWith("Z") ? value : instant.toString();
        } catch (DateTimeParseException notATime) {
            throw new BadRowException("observed_at is neither a date nor a time with its offset: " + value, notATime);
        }
    }

    private static UUID observer(String value) {
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            throw new BadRowException("observer is not a UUID: " + value, notAnId);
        }
        throw new BadRowException("observer is not a UUID: " + value);
    }

    private double degrees(List<String> row, String column, double most) {
        String value = required(row, column);
        try {
            double degrees = Double.parseDouble(value);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadRowException(column + " is not a number: " + value, notANumber);
        }
        throw new BadRowException(column + " is not between -" + most + " and " + most + ": " + value);
    }

    private Optional<Integer> count(List<String> row) {
        Integer position = positions.get("count");
        String value = position == null ? "" : row.get(position).strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(value));
        } catch (NumberFormatException notANumber) {
            throw new BadRowException("count is not a whole number: " + value, notANumber);
        }
    }
}
