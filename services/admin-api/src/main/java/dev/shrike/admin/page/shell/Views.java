package dev.shrike.admin.page.shell;

import dev.shrike.admin.page.asset.Assets;
import dev.shrike.admin.page.session.PageCookies;
import dev.shrike.admin.page.session.Visit;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Makes answers of templates, which were compiled with the module; everything in them is escaped by where it stands. Thread-safe. */
@Singleton
public final class Views {
    private static final String PACKAGE = "dev.shrike.admin.page";
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Views.class.getClassLoader(), PACKAGE);
    private final Assets assets;

    public Views(Assets assets) {
        this.assets = assets;
    }

    /** A whole page: of a template with the parameters {@code shell} and {@code model}. */
    public MutableHttpResponse<String> page(Visit visit, @Nullable Menu here, String template, Object model) {
        return page(HttpStatus.OK, visit, here, template, model);
    }

    /** The same with another status. */
    public MutableHttpResponse<String> page(
            HttpStatus status, Visit visit, @Nullable Menu here, String template, Object model) {
        return html(status, text(visit, here, template, model));
    }

    /** A part of a page, to be swapped in by htmx: of a template with the same parameters. */
    public MutableHttpResponse<String> fragment(Visit visit, @Nullable Menu here, String template, Object model) {
        return html(HttpStatus.OK, text(visit, here, template, model));
    }

    /** What the template makes, for events of a live page. */
    public String text(Visit visit, @Nullable Menu here, String template, Object model) {
        return render(template, Map.of("shell", new Shell(visit, here, assets), "model", model));
    }

    /** A page for somebody who is not logged in: its template has the parameters {@code assets} and {@code model}. */
    public MutableHttpResponse<String> open(HttpStatus status, String template, Object model) {
        return html(status, render(template, Map.of("assets", assets, "model", model)));
    }

    /** Goes on to another page after something was done, which says so. For forms with and without htmx. */
    public MutableHttpResponse<String> done(Visit visit, String href, String notice) {
        MutableHttpResponse<String> answer = visit.htmx()
                ? HttpResponse.<String>ok().header("HX-Redirect", href)
                : HttpResponse.seeOther(URI.create(href));
        return answer.cookie(PageCookies.notice(notice));
    }

    private String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template, new HashMap<>(parameters), output);
        return output.toString();
    }

    private static MutableHttpResponse<String> html(HttpStatus status, String text) {
        return HttpResponse.<String>status(status).contentType(HTML).body(text);
    }
}
