package dev.shrike.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.session.Session;
import dev.shrike.admin.page.shell.Menu;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HiddenOperationsTest {

    /** Pages for people, and documents: what is on them is asked of operations that are described. */
    private static final List<String> PAGES = List.of("/admin", "/swagger", "/catalogue", "/graphiql", "/graphql");

    @Test
    void whatNoDocumentDescribesIsForServicesOrAPage() {
        List<HiddenOperations.Operation> hidden = HiddenOperations.all().toList();

        assertThat(hidden).as("found at all").hasSizeGreaterThan(10);
        assertThat(hidden).allMatch(operation -> operation.isInternal() || isPage(operation.path()));
    }

    @Test
    void theMenuLeadsToWhereOneMayGo() {
        Map<String, List<String>> pages = HiddenOperations.all()
                .filter(operation -> operation.verb().equals("GET"))
                .collect(Collectors.toMap(HiddenOperations.Operation::path, HiddenOperations.Operation::roles));

        for (Menu entry : Menu.values()) {
            assertThat(pages).containsKey(entry.href());
            List<String> mayLook = pages.get(entry.href());
            if (!mayLook.contains("anybody")) {
                assertThat(mayLook).as(entry.href()).containsExactlyInAnyOrderElementsOf(shownTo(entry));
            }
        }
    }

    private static List<String> shownTo(Menu entry) {
        return Stream.of("user", "analyst", "operator", "privacy-officer", "admin")
                .filter(name -> {
                    String role = "ROLE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
                    return entry.isFor(new Session(UUID.randomUUID(), "", "", List.of(role), ""));
                })
                .toList();
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
