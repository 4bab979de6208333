-- Classic form, on the server of the counters: whether units were taken. If not, none will be: a late taker finds the mark.
-- KEYS: ticket, which is the fence
-- ARGV: milliseconds for which the mark is remembered
redis.replicate_commands()
local state = redis.call('HGET', KEYS[1], 'state')
if state then
  return state
end
redis.call('HSET', KEYS[1], 'state', 'GIVEN_UP')
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 'GIVEN_UP'
