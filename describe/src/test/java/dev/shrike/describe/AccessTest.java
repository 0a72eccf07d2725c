package dev.shrike.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.annotation.AnnotationMetadataHierarchy;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final String SELF_OR = "dev.shrike.rest.identity.SelfOr";
    private static final AnnotationMetadata SILENT = AnnotationMetadata.EMPTY_METADATA;

    @Test
    void whatItsClassIsSecuredWithCountsForAMethodThatSaysNothing() {
        AnnotationMetadata controller = with(Access.SECURED, "ROLE_PRIVACY_OFFICER", "ROLE_ADMIN");

        assertThat(Access.of(SILENT, controller)).containsExactly("privacy-officer", "admin");
    }

    @Test
    void whatAMethodIsSecuredWithCountsAlone() {
        AnnotationMetadata controller = with(Access.SECURED, "ROLE_USER", "ROLE_ADMIN");

        assertThat(of(with(Access.SECURED, "ROLE_ADMIN"), controller)).containsExactly("admin");
        assertThat(of(with(Access.SECURED, "isAnonymous()"), controller)).containsExactly("anybody");
    }

    @Test
    void anOperationOfOnePersonIsForThatPersonAndForWhoActsForThem() {
        MutableAnnotationMetadata method = with(Access.SECURED, "ROLE_USER", "ROLE_ADMIN");
        method.addDeclaredAnnotation(SELF_OR, Map.of("value", new String[] {"ROLE_ADMIN"}));

        assertThat(of(method, with(Access.SECURED, "ROLE_PRIVACY_OFFICER"))).containsExactly("self", "admin");
    }

    @Test
    void whoSaysNothingOfCallersIsRefused() {
        assertThatThrownBy(() -> Access.of(SILENT, SILENT)).hasMessageContaining("not secured");
    }

    private static List<String> of(AnnotationMetadata method, AnnotationMetadata controller) {
        return Access.of(method, new AnnotationMetadataHierarchy(controller, method));
    }

    private static MutableAnnotationMetadata with(String annotation, String... values) {
        MutableAnnotationMetadata metadata = new MutableAnnotationMetadata();
        metadata.addDeclaredAnnotation(annotation, Map.of("value", values));
        return metadata;
    }
}
