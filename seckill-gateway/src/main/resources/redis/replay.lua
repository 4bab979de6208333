-- Has a parked checkout tried again.
-- KEYS: journal, parked, ticket
-- ARGV: checkout
redis.replicate_commands()
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then
  return 'NOT_PARKED'
end
local entry = redis.call('XADD', KEYS[1], '*', 'checkout', ARGV[1])
if redis.call('EXISTS', KEYS[3]) == 1 then
  redis.call('HSET', KEYS[3], 'entry', entry)
end
return 'REPLAYED'
