/** What shipping and the operator can read about notices. */
package seckill.shipping.web;
