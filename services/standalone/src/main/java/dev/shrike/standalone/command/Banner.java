package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.servers.Part;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;

/** Says where everything is, and the administrator's password the first time. */
final class Banner {
    private final LocalSettings settings;

    private final Paint paint;

    Banner(LocalSettings settings, Paint paint) {
        this.settings = settings;
        this.paint = paint;
    }

    /** The same for a program, without the password. */
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("page", settings.http() + "/admin")
                .put("rest", settings.http().toString())
                .put("nats", "nats://127.0.0.1:" + settings.port(Part.NATS))
                .put("kafka", "127.0.0.1:" + settings.port(Part.KAFKA))
                .put("registry", "http://127.0.0.1:" + settings.port(Part.REGISTRY) + "/apis/ccompat/v7")
                .put("postgres", "127.0.0.1:" + settings.port(Part.POSTGRES))
                .put("smtp", "smtp://127.0.0.1:" + settings.smtpPort())
                .put("data", settings.data().toString())
                .put("logs", settings.logs().toString())
                .put("account", "admin")
                .put("password_file", settings.adminPasswordFile().toString());
    }

    void print(PrintWriter out, boolean first) throws IOException {
        out.printf("%n  %s%n%n", paint.good("Shrike is ready"));
        row(out, "Page", paint.strong(settings.http() + "/admin") + "   (./shrike open)");
        row(out, "REST", settings.http() + "   (/swagger, /health, /prometheus)");
        row(out, "NATS", "nats://127.0.0.1:" + settings.port(Part.NATS));
        row(out, "Kafka", "127.0.0.1:" + settings.port(Part.KAFKA));
        row(out, "Registry", "http://127.0.0.1:" + settings.port(Part.REGISTRY) + "/apis/ccompat/v7");
        row(
                out,
                "PostgreSQL",
                "127.0.0.1:" + settings.port(Part.POSTGRES) + "   (user shrike, password in "
                        + settings.data().resolve("secrets/postgres-password") + ")");
        row(out, "Mail", "smtp://127.0.0.1:" + settings.smtpPort() + "   (caught, never sent on)");
        row(out, "Data, logs", settings.data() + ", " + settings.logs());
        if (first) {
            row(
                    out,
                    "Account",
                    "admin, password "
                            + Files.readString(settings.adminPasswordFile()).strip());
            row(out, "", "(shown this once; kept in " + settings.adminPasswordFile() + ")");
        } else {
            row(out, "Account", "admin, password in " + settings.adminPasswordFile());
        }
        out.printf("%n  Next: ./shrike demo, ./shrike import --sample, ./shrike status, ./shrike down%n%n");
        out.flush();
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-11s %s%n", name, value);
    }
}
