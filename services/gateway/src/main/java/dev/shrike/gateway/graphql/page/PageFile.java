package dev.shrike.gateway.graphql.page;

import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.Optional;

/** The files of the page, and nothing else that lies in the jars. */
enum PageFile {
    PAGE("page.html", "/graphql/page/", MediaType.TEXT_HTML),
    SCRIPT("page.js", "/graphql/page/", "text/javascript"),
    STYLE("page.css", "/graphql/page/", MediaType.TEXT_CSS),
    GRAPHIQL("graphiql.min.js", PageFile.GRAPHIQL_FOLDER, "text/javascript"),
    GRAPHIQL_STYLE("graphiql.min.css", PageFile.GRAPHIQL_FOLDER, MediaType.TEXT_CSS),
    REACT("react.production.min.js", PageFile.GRAPHIQL_FOLDER, "text/javascript"),
    REACT_DOM("react-dom.production.min.js", PageFile.GRAPHIQL_FOLDER, "text/javascript");

    private static final String GRAPHIQL_FOLDER = "/META-INF/resources/graphql-ui/";

    private final String title;
    private final String folder;
    private final MediaType type;

    PageFile(String title, String folder, String type) {
        this.title = title;
        this.folder = folder;
        this.type = MediaType.of(type + ";charset=utf-8");
    }

    static Optional<PageFile> named(String title) {
        return Arrays.stream(values())
                .filter(file -> file != PAGE && file.title.equals(title))
                .findFirst();
    }

    /** Where it lies on the class path. */
    String resource() {
        return folder + title;
    }

    MediaType type() {
        return type;
    }
}
