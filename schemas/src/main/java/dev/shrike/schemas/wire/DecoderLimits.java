package dev.shrike.schemas.wire;

/**
 * Bounds on what a length in an Avro body may claim, so that a broken length costs an exception and not the heap. Avro takes
 * them from system properties when it decodes for the first time; a value that was set before stays.
 */
final class DecoderLimits {
    private static final String MAX_BYTES = Integer.toString(8 * 1024 * 1024);

    private DecoderLimits() {}

    static void apply() {
        for (String what : new String[] {"string.maxLength", "bytes.maxLength", "collectionItems.maxLength"}) {
            String property = "org.apache.avro.limits." + what;
            if (System.getProperty(property) == null) {
                System.setProperty(property, MAX_BYTES);
            }
        }
    }
}
