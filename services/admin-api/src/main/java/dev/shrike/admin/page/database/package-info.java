/** The services' databases: who is asked about what each keeps. */
package dev.shrike.admin.page.database;
