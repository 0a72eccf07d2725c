package dev.shrike.ticks.input;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;

/** Judges {@link WebAddress}. */
@Singleton
class WebAddressValidator implements ConstraintValidator<WebAddress, String> {
    @Override
    public boolean isValid(String value, AnnotationValue<WebAddress> constraint, ConstraintValidatorContext context) {
        return value == null || isWebAddress(value);
    }

    static boolean isWebAddress(String value) {
        if (value.length() > WebAddress.MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return false;
        }
        try {
            URI uri = new URI(value).parseServerAuthority();
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
