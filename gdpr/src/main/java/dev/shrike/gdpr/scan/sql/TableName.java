package dev.shrike.gdpr.scan.sql;

/**
 * A table or materialised view.
 *
 * @param rows about how many; 0 when PostgreSQL does not know
 */
record TableName(String schema, String name, long rows) {

    /** As SQL takes it, whatever the names hold. */
    String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** As people read it. */
    String shown() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    private static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
