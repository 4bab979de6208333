/** Requests that nobody should send: made by chance from the description of the API, and told from one another by a seed. */
package seckill.fuzz;
