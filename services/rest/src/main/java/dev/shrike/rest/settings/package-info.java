/** The defaults of every REST service, and how a service finds its own settings file. */
package dev.shrike.rest.settings;
