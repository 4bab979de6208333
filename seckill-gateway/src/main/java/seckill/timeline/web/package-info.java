/** The timeline of an order over HTTP: a page, and JSON for programs. */
package seckill.timeline.web;
