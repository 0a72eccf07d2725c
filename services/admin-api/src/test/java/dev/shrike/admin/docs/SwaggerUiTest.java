package dev.shrike.admin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwaggerUiTest {

    private final SwaggerUi ui = new SwaggerUi();

    @ParameterizedTest
    @ValueSource(
            strings = {"swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png"
            })
    void everyFileThatThePageAsksForIsInTheJar(String name) throws IOException {
        assertThat(ui.file(name))
                .hasValueSatisfying(file -> assertThat(file.content()).isNotEmpty());
    }

    @Test
    void whatThePageDoesNotAskForIsNotServed() throws IOException {
        assertThat(ui.file("index.html")).isEmpty();
        assertThat(ui.file("../../../../MANIFEST.MF")).isEmpty();
    }
}
