/** Reconciliation for operators: a page, and the same for programs. */
package seckill.reconcile.web;
