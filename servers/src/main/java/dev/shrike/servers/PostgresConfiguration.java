package dev.shrike.servers;

import java.util.LinkedHashMap;
import java.util.Map;

/** PostgreSQL's settings, given on its command line so that the data folder holds none. */
final class PostgresConfiguration {
    private PostgresConfiguration() {}

    static Map<String, String> of(int port, boolean durable) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "64MB");
        settings.put("huge_pages", "off");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_statement", "none");
        // a failed statement may carry personal data, and logs are kept in clear
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        if (!durable) {
            settings.put("fsync", "off");
            settings.put("full_page_writes", "off");
        }
        return settings;
    }
}
