package dev.shrike.ticks.input;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;

/** Judges {@link WebAddress}. */
@Introspected
class WebAddressValidator implements ConstraintValidator<WebAddress, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
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
