/** Requests of our own over HTTP. */
package dev.shrike.admin.http;
