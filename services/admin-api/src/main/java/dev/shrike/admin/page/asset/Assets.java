package dev.shrike.admin.page.asset;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** All files of the page, in memory. Immutable. */
@Singleton
public final class Assets {
    private static final String ADDRESS = "/admin/assets/";

    /** Our own, beside this class. */
    private static final List<String> OWN = List.of(
            "theme.js",
            "page.js",
            "charts.js",
            "work.js",
            "sql.js",
            "tokens.css",
            "page.css",
            "parts.css",
            "catalogue.css",
            "work.css",
            "icons.svg",
            "shrike.svg");

    /** Of others: under which name, from which WebJar, which file. */
    private static final Map<String, String[]> OTHERS = Map.of(
            "htmx.js", new String[] {"htmx.org", "dist/htmx.min.js"},
            "sse.js", new String[] {"htmx-ext-sse", "sse.js"},
            "echarts.js", new String[] {"echarts", "dist/echarts.min.js"},
            "codemirror.js", new String[] {"codemirror", "lib/codemirror.js"},
            "codemirror.css", new String[] {"codemirror", "lib/codemirror.css"},
            "codemirror-sql.js", new String[] {"codemirror", "mode/sql/sql.js"},
            "show-hint.js", new String[] {"codemirror", "addon/hint/show-hint.js"},
            "show-hint.css", new String[] {"codemirror", "addon/hint/show-hint.css"},
            "sql-hint.js", new String[] {"codemirror", "addon/hint/sql-hint.js"},
            "matchbrackets.js", new String[] {"codemirror", "addon/edit/matchbrackets.js"});

    private final Map<String, Asset> files = new HashMap<>();

    public Assets() {
        OWN.forEach(name -> files.put(name, Asset.of(name, read(Assets.class.getResourceAsStream(name), name))));
        OTHERS.forEach((name, from) -> files.put(name, Asset.of(name, webJar(from[0], from[1]))));
    }

    /**
     * Where a file is: an address that changes with its content.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String href(String name) {
        return find(name)
                .map(asset -> ADDRESS + asset.version() + "/" + name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is no file of the page"));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static byte[] webJar(String jar, String file) {
        ClassLoader loader = Assets.class.getClassLoader();
        Properties about = new Properties();
        String pom = "META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
        try (InputStream properties = loader.getResourceAsStream(pom)) {
            if (properties == null) {
                throw new IllegalStateException("The WebJar " + jar + " is not on the class path");
            }
            about.load(properties);
        } catch (IOException unreadable) {
            throw new IllegalStateException(pom + " cannot be read", unreadable);
        }
        String path = "META-INF/resources/webjars/" + jar + "/" + about.getProperty("version") + "/" + file;
        return read(loader.getResourceAsStream(path), path);
    }

    private static byte[] read(@Nullable InputStream content, String name) {
        if (content == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        try (content) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " cannot be read", unreadable);
        }
    }
}
