/** The operator's resources and page. */
package seckill.console.web;
