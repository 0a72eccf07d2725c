/** JSON as pages show it: indented, what is sealed marked, ids of people leading to them. */
package dev.shrike.admin.page.json;
