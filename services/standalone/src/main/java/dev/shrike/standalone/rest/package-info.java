/** A running platform's REST interface, as commands use it, as the administrator. */
package dev.shrike.standalone.rest;
