package seckill.bench;

/** As scripts, locks and permits keep them. */
record BooksInRedis(RedisServer redis) implements GateBooks {

    @Override
    public long tickets(long saleId) {
        return redis.journalLength(saleId);
    }

    @Override
    public void forget(long saleId) {
        redis.forget("{sale:" + saleId + "}:*");
    }
}
