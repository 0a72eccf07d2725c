/** The whole platform at a glance. */
package dev.shrike.admin.page.overview;
