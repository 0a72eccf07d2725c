/** How pages get their data and change things: over HTTP from the services, in the right of the person who looks. */
package dev.shrike.admin.page.platform;
