package dev.shrike.admin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiDocumentsTest {

    private final ApiDocuments documents = new ApiDocuments();

    @Test
    void findsTheDocumentThatTheBuildLeftForThisService() {
        assertThat(documents.names()).anyMatch(name -> name.startsWith("admin-api-"));
        assertThat(documents.text(documents.names().getFirst()))
                .hasValueSatisfying(text -> assertThat(text).startsWith("openapi: "));
    }

    @Test
    void thereIsNoWayOutOfTheFolder() {
        assertThat(documents.text("../MANIFEST.MF")).isEmpty();
        assertThat(documents.text("")).isEmpty();
    }
}
