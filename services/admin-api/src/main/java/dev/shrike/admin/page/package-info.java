/**
 * The admin page: server-rendered, for those who run the platform and look after people's rights.
 *
 * <p>How a page is added:
 *
 * <ol>
 *   <li>A line in {@link dev.shrike.admin.page.shell.Menu}: its path below {@code /admin/ui}, its name, and which roles it is for.
 *   <li>A package here with a controller: {@code @Controller("/admin/ui/<name>")}, {@code @Secured} with the same roles, {@code @Hidden},
 *       {@code @ExecuteOn(TaskExecutors.BLOCKING)}. Its methods take a {@link dev.shrike.admin.page.session.Visit}, ask the services by
 *       {@link dev.shrike.admin.page.platform.PlatformClient} with the person's own token, and answer with
 *       {@link dev.shrike.admin.page.shell.Views#page} (a whole page) or {@link dev.shrike.admin.page.shell.Views#fragment} (what htmx swaps in).
 *   <li>A template in {@code src/main/jte/<package>/<name>.jte}, with one {@code @param} for the {@link dev.shrike.admin.page.shell.Shell} and one for
 *       the page's model, a record. It becomes a class of the controller's package, so the record may be private to the package.
 *       {@code shell/*.jte} has what pages share: layout, table heads that sort, pager, empty and trouble states, dialogs.
 *   <li>A form posts with {@code @template.shell.csrf(shell = shell)} inside; a POST without a valid token never reaches a controller. It ends with
 *       {@link dev.shrike.admin.page.shell.Views#done}, which redirects and shows a sentence on the next page.
 *   <li>Each change is made through {@link dev.shrike.admin.page.act.Acts}, which publishes it as an {@code audit} event.
 *   <li>No inline script or style: the Content-Security-Policy forbids them. A file of one's own goes to {@code resources/dev/shrike/admin/page/asset}
 *       and into {@link dev.shrike.admin.page.asset.Assets}.
 *   <li>A test that renders the template with sample models: see {@code AuditLogTemplateTest} and {@code WellFormed}.
 * </ol>
 */
package dev.shrike.admin.page;
