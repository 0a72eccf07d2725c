/** What is done on the page is published: who did what to what, and how it ended. */
package dev.shrike.admin.page.act;
