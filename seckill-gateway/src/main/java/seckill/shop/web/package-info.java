/** The shop over HTTP: resources for programs, pages for people. */
package seckill.shop.web;
