/** Who looks at the page: the session in a cookie, its CSRF token, and the visit that a request is. */
package dev.shrike.admin.page.session;
