package dev.shrike.admin.page.asset;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** Gives the page's files to everybody: they say nothing that is not public. */
@Controller("/admin/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class AssetController {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "public, max-age=60";

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    /** A file of another version than asked for is given, too: a page that was loaded before an update stays usable. */
    @Get("/{version}/{name}")
    Optional<HttpResponse<byte[]>> file(String version, String name) {
        return assets.find(name)
                .map(asset -> HttpResponse.ok(asset.content())
                        .contentType(asset.type())
                        .header(HttpHeaders.CACHE_CONTROL, asset.version().equals(version) ? FOR_EVER : ASK_AGAIN)
                        .header("X-Content-Type-Options", "nosniff"));
    }
}
