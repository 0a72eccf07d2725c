/** Requests of people and legal holds, as the commands show them. */
package dev.shrike.standalone.requests;
