package dev.shrike.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenOperationsTest {

    /** Pages for people, and documents: what is on them is asked of operations that are described. */
    private static final List<String> PAGES = List.of("/admin", "/swagger", "/catalogue", "/graphiql", "/graphql");

    /** Of every service that switches them on, by the library that they share: {@code messaging/REFERENCE.md} describes them. */
    private static final List<String> OF_THE_LIBRARY = List.of(
            "GET /admin/dead-letters",
            "GET /admin/dead-letters/{service}",
            "GET /admin/dead-letters/{service}/{eventId}",
            "POST /admin/dead-letters/{service}/redrive",
            "GET /admin/outbox",
            "GET /admin/outbox/{service}",
            "GET /admin/outbox/{service}/entries",
            "POST /admin/outbox/{service}/retry");

    @Test
    void whatNoDocumentDescribesIsForServicesOrAPage() {
        List<HiddenOperations.Operation> hidden = HiddenOperations.all().toList();

        assertThat(hidden).as("found at all").hasSizeGreaterThan(10);
        assertThat(hidden)
                .allMatch(operation -> operation.isInternal()
                        || OF_THE_LIBRARY.contains(operation.toString())
                        || isPage(operation.path()));
    }

    private static boolean isPage(String path) {
        return PAGES.stream()
                        .anyMatch(page -> path.equals(page)
                                || path.startsWith(page + "/ui/")
                                || path.startsWith(page + "/assets/")
                                || (!page.equals("/admin") && path.startsWith(page + "/")))
                || List.of("/admin/login", "/admin/logout").contains(path);
    }
}
