package dev.shrike.auth.key;

import dev.shrike.rest.identity.TokenKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** The JSON web key set. */
@Controller("/keys")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "login")
class KeysController {

    private final Map<String, Object> keys;

    KeysController(TokenKey key) {
        this.keys = key.publicKeySet();
    }

    @Get
    @Operation(summary = "Keys that tokens are verified with", description = "A JSON web key set (RFC 7517).")
    @ApiResponse(responseCode = "200", description = "Public keys only")
    HttpResponse<Map<String, Object>> keys() {
        return HttpResponse.ok(keys).header(HttpHeaders.CACHE_CONTROL, "max-age=300");
    }
}
