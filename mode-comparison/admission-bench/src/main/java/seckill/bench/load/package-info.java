/**
 * A load generator for HTTP/1.1 over kept connections, on one thread. It does little per request, so that what is measured is the server.
 */
package seckill.bench.load;
