-- Classic form, on the server of the journal: writes that a checkout is going to ask for units.
-- KEYS: message, prepared
-- ARGV: checkout
redis.replicate_commands()
local state = redis.call('HGET', KEYS[1], 'state')
if state then
  return state
end
local now = redis.call('TIME')
redis.call('HSET', KEYS[1], 'state', 'PREPARED')
redis.call('ZADD', KEYS[2], now[1] * 1000 + math.floor(now[2] / 1000), ARGV[1])
return 'PREPARED'
