/** Everything that can be wrong with a request, as {@code application/problem+json} or as a page. */
package seckill.problem;
