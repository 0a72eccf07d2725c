package dev.shrike.admin.page.platform;

import java.io.InputStream;
import java.net.http.HttpResponse;

/**
 * A file on its way. Whoever gets it closes the stream.
 *
 * @param type its media type
 * @param disposition what the service said it is called; empty when it did not
 */
public record Download(InputStream content, String type, String disposition) {

    static Download of(HttpResponse<InputStream> response) {
        return new Download(
                response.body(),
                response.headers().firstValue("Content-Type").orElse("application/octet-stream"),
                response.headers().firstValue("Content-Disposition").orElse(""));
    }
}
