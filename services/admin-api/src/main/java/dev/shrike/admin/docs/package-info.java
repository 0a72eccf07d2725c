/** The OpenAPI documents of every service on the class path, and a page to read and try them. Needs nothing from the network. */
package dev.shrike.admin.docs;
