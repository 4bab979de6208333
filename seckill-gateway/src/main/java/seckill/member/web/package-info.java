/** Signing in over HTTP, and who may ask for what. */
package seckill.member.web;
