/** SQL over the latest events, for analysts: an editor, saved queries, results that sort and page, and CSV. */
package dev.shrike.admin.page.sql;
