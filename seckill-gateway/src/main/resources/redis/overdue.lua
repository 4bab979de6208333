-- Classic form, on the server of the journal: what was prepared so long ago that its sender is asked no more.
-- KEYS: prepared
-- ARGV: milliseconds, how many at most
redis.replicate_commands()
local now = redis.call('TIME')
local until_ms = now[1] * 1000 + math.floor(now[2] / 1000) - tonumber(ARGV[1])
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', until_ms, 'LIMIT', 0, ARGV[2])
