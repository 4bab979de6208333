/** Live numbers over HTTP: a page with charts and tables, and JSON. */
package seckill.live.web;
