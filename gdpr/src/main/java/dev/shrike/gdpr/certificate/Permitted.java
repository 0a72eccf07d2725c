package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What may stand in a certificate: technical names, plain prose, digests, counts and times. No address and no id has a place
 * to stand in. Each check answers its value or throws an {@link IllegalArgumentException} that names the place.
 */
final class Permitted {

    /** The largest whole number that every JSON reader holds exactly. */
    static final long MOST = (1L << 53) - 1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    private static final Pattern PROSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .,:;()'/_-]{0,199}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Permitted() {}

    /** What a participant, a purpose or a count is called. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !UUID.matcher(text).find();
    }

    static String name(String place, String text) {
        return require(isName(text), text, place + " is not a plain name");
    }

    static String prose(String place, String text) {
        boolean plain = PROSE.matcher(text).matches() && !UUID.matcher(text).find();
        return require(plain, text, place + " is not plain prose of up to 200 characters");
    }

    static String digest(String place, String text) {
        return require(text.matches("[0-9a-f]{64}"), text, place + " is not a SHA-256 in hex digits");
    }

    static long count(String place, long count) {
        return require(count >= 0 && count <= MOST, count, place + " is not a count");
    }

    /** Cut off at microseconds. */
    static Instant time(String place, Instant time) {
        boolean common = !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
        return require(common, time.truncatedTo(ChronoUnit.MICROS), place + " is not in the years 1970 to 9999");
    }

    /** A copy; at most so many, and no two of one name. */
    static <T> List<T> list(String place, int most, List<T> items, Function<T, Object> naming) {
        require(items.size() <= most, place, place + " are more than " + most);
        Set<Object> seen = new HashSet<>();
        items.forEach(item -> require(seen.add(naming.apply(item)), item, place + " holds one twice"));
        return List.copyOf(items);
    }

    static <T> T require(boolean holds, T value, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
        return value;
    }
}
