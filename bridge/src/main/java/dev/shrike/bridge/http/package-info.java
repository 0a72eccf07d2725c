/** What a bridge tells over HTTP when it runs alone: health, lanes and metrics. */
package dev.shrike.bridge.http;
