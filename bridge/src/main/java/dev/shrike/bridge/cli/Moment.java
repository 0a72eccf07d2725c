package dev.shrike.bridge.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time: {@code 2026-11-21T10:00:00Z}, or how long ago it was: {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}. */
final class Moment implements ITypeConverter<Instant> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhd])");

    private final InstantSource clock;

    /** By this machine's clock. */
    Moment() {
        this(InstantSource.system());
    }

    Moment(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        return read(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is neither a time, as 2026-11-21T10:00:00Z, nor how long ago, as 2h"));
    }

    Optional<Instant> read(String text) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
