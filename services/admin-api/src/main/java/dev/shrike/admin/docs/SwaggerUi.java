package dev.shrike.admin.docs;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files of Swagger UI that the page needs, out of the WebJar on the class path. Immutable. */
@Singleton
final class SwaggerUi {

    private static final String JAR = "org.webjars/swagger-ui";
    private static final Map<String, MediaType> FILES = Map.of(
            "swagger-ui.css", MediaType.of("text/css"),
            "swagger-ui-bundle.js", MediaType.of("text/javascript"),
            "swagger-ui-standalone-preset.js", MediaType.of("text/javascript"),
            "favicon-32x32.png", MediaType.IMAGE_PNG_TYPE);

    private final ClassLoader loader = SwaggerUi.class.getClassLoader();
    private final String folder;

    SwaggerUi() {
        folder = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
    }

    /** One of the few files that the page needs; empty for any other name. */
    Optional<Asset> file(String name) throws IOException {
        MediaType type = FILES.get(name);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream content = loader.getResourceAsStream(folder + name)) {
            return content == null ? Optional.empty() : Optional.of(new Asset(content.readAllBytes(), type));
        }
    }

    private String version() {
        try (InputStream properties = loader.getResourceAsStream("META-INF/maven/" + JAR + "/pom.properties")) {
            if (properties == null) {
                throw new IllegalStateException(JAR + " is not on the class path");
            }
            Properties read = new Properties();
            read.load(properties);
            return read.getProperty("version");
        } catch (IOException unreadable) {
            throw new IllegalStateException(JAR + " cannot be read", unreadable);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // written to the response once, never compared
    record Asset(byte[] content, MediaType type) {}
}
