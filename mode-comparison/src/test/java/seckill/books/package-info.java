/** How the modules correct their books, over a real database. */
package seckill.books;
