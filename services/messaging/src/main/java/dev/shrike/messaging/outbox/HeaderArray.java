package dev.shrike.messaging.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers of a message as a database array: name, value, name, value. */
public final class HeaderArray {
    private HeaderArray() {}

    /** Writes headers. */
    public static Array of(Connection connection, Map<String, String> headers) throws SQLException {
        String[] flat = new String[headers.size() * 2];
        int i = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            flat[i++] = header.getKey();
            flat[i++] = header.getValue();
        }
        return connection.createArrayOf("text", flat);
    }

    /** Reads headers. */
    public static Map<String, String> read(Array array) throws SQLException {
        String[] flat = (String[]) array.getArray();
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(flat.length / 2);
        for (int i = 0; i + 1 < flat.length; i += 2) {
            headers.put(flat[i], flat[i + 1]);
        }
        return headers;
    }
}
