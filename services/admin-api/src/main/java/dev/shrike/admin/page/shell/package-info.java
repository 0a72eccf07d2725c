/** What all pages have in common: layout, navigation, and how a template becomes an answer. */
package dev.shrike.admin.page.shell;
