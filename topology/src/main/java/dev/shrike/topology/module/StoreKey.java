package dev.shrike.topology.module;

/**
 * Keys of state stores made of parts. The separator sorts before every letter, so that all keys that begin with the same parts
 * stand together and a prefix finds exactly them.
 */
public final class StoreKey {
    private static final char SEPARATOR = '\0';
    private static final char AFTER_SEPARATOR = '\1';

    private StoreKey() {}

    /** A key of these parts; only the last may hold the separator. */
    public static String of(String... parts) {
        return String.join(String.valueOf(SEPARATOR), parts);
    }

    /** What all keys begin with that have these parts and more. */
    public static String prefix(String... parts) {
        return of(parts) + SEPARATOR;
    }

    /** The first key after all those with a prefix. */
    public static String after(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + AFTER_SEPARATOR;
    }

    /** The first part of a key. */
    public static String first(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    /** The parts of a key; the last one takes the rest. */
    public static String[] parts(String key, int count) {
        return key.split(String.valueOf(SEPARATOR), count);
    }

    /** The last part of a key. */
    public static String last(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }
}
