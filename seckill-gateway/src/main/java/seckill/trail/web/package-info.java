/** The trail over HTTP: a page, and JSON for programs. */
package seckill.trail.web;
