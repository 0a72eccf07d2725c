package dev.shrike.bridge.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations ({@code 50ms}, {@code 6s}, {@code 5m}, {@code 1h}, {@code 30d}, ISO-8601) and sizes ({@code 8MiB}) as people write them. */
final class Units {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+) ?([A-Za-z]+)");
    private static final Map<String, Duration> DURATIONS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZES =
            Map.of("b", 1L, "kib", 1L << 10, "kb", 1_000L, "mib", 1L << 20, "mb", 1_000_000L, "gib", 1L << 30);

    private Units() {}

    static SimpleModule module() {
        var module = new SimpleModule("units");
        module.addSerializer(Duration.class, ToStringSerializer.instance);
        module.addDeserializer(Duration.class, new DurationReader());
        module.addDeserializer(long.class, new SizeReader());
        return module;
    }

    static Duration duration(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches() && DURATIONS.containsKey(amount.group(2))) {
            return DURATIONS.get(amount.group(2)).multipliedBy(Long.parseLong(amount.group(1)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration as 50ms, 6s, 5m, 1h or 30d", e);
        }
    }

    static long size(String text) {
        Matcher amount = AMOUNT.matcher(text);
        Long unit = amount.matches() ? SIZES.get(amount.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a size as 64KiB or 8MiB");
        }
        return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        private DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return duration(parser.getText());
        }
    }

    private static final class SizeReader extends StdDeserializer<Long> {
        private static final long serialVersionUID = 1L;

        private SizeReader() {
            super(long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? parser.getLongValue()
                    : (Long) size(parser.getText());
        }
    }
}
